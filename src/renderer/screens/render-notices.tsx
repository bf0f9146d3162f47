import { lazy, Suspense, useState } from 'react'
import { explain } from '../bridge/explain.ts'
import type { RenderPlan } from '../components/episode-types.ts'
import { WaysOut } from '../gemini/ways-out.tsx'
import { Button } from '../elements/button.tsx'
import { NoticeBar } from '../elements/notice-bar.tsx'
import type { Desk } from './use-desk.ts'
import type { EngineChoice } from './use-engine.ts'
import type { StudioRender } from './use-render.ts'

const KeyDialog = lazy(async () => ({ default: (await import('../gemini/key-dialog.tsx')).KeyDialog }))

type RenderNoticesProps = Readonly<{
  desk: Desk
  render: StudioRender
  engine: EngineChoice
  obstacle: RenderPlan['obstacle']
}>

/** Why the episode was not made, or cannot be made now, with what can be pressed about it. */
export function RenderNotices({ desk, render, engine, obstacle }: RenderNoticesProps) {
  const [asksForKey, setAsksForKey] = useState(false)
  const { failure, running } = render
  const waysOut = (code: NonNullable<RenderPlan['obstacle']>['code']) => (
    <WaysOut
      code={code}
      onAddKey={() => setAsksForKey(true)}
      onUseDraft={engine.engine === 'gemini' ? () => engine.choose('draft') : undefined}
    />
  )
  const stands = running === undefined && !engine.isChanging ? obstacle : undefined
  return (
    <>
      {stands !== undefined && (
        <NoticeBar tone="caution" actions={waysOut(stands.code)}>
          {explain(stands)}
        </NoticeBar>
      )}
      {failure !== undefined && failure.code !== stands?.code && (
        <NoticeBar
          tone="caution"
          actions={
            <>
              {(failure.unspoken?.length ?? 0) > 0 && (
                <Button size="small" onClick={() => desk.script.showUnspoken()}>
                  Show the line
                </Button>
              )}
              {waysOut(failure.code)}
              <Button size="small" onClick={render.start}>
                Try again
              </Button>
            </>
          }
        >
          {explain(failure)}
        </NoticeBar>
      )}
      {asksForKey && (
        <Suspense>
          <KeyDialog onClose={() => setAsksForKey(false)} />
        </Suspense>
      )}
    </>
  )
}
