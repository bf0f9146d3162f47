import { useState } from 'react'
import type { Reply } from '../../shared/ipc/reply.ts'
import { ask } from '../bridge/ask.ts'
import { explain } from '../bridge/explain.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { usePush } from '../bridge/use-push.ts'
import { CompareDialog } from '../components/compare-dialog.tsx'
import type { OpenEpisode } from '../components/episode-types.ts'
import { readForm } from '../editor/text-form.ts'
import { Button } from '../elements/button.tsx'
import { NoticeBar } from '../elements/notice-bar.tsx'
import { useObservable } from '../state/observable.ts'
import type { Desk } from './use-desk.ts'
import type { StudioRender } from './use-render.ts'

type FileNoticesProps = Readonly<{
  episode: OpenEpisode
  desk: Desk
  render: StudioRender
  planReply: Reply<unknown> | undefined
}>

/** What a person should know about this episode before going on, each with its way out. */
export function FileNotices({ episode, desk, render, planReply }: FileNoticesProps) {
  const { failure, other } = useObservable(desk.file)
  const [isUnfinished, setUnfinished] = useState(episode.isUnfinished)
  usePush('episode.changedOutside', ({ id }) => {
    if (id === episode.id) void desk.file.foundOther()
  })
  const isIdle = render.running === undefined

  return (
    <>
      {other !== undefined && <OtherVersion desk={desk} other={other.text} />}
      {failure !== undefined && (
        <NoticeBar
          tone="caution"
          actions={
            <Button size="small" onClick={() => void desk.file.flush()}>
              Try again
            </Button>
          }
        >
          Your last changes are not saved. {explain(failure)}
        </NoticeBar>
      )}
      {planReply?.ok === false && <NoticeBar tone="caution">{explain(planReply)}</NoticeBar>}
      {isUnfinished && isIdle && render.offer.act === 'make' && (
        <NoticeBar
          actions={
            <>
              <Button size="small" onClick={render.start}>
                Go on
              </Button>
              <Button size="small" look="quiet" onClick={() => setUnfinished(false)}>
                Not now
              </Button>
            </>
          }
        >
          This episode was not finished. What was made is kept.
        </NoticeBar>
      )}
      <Copies episode={episode} />
    </>
  )
}

function OtherVersion({ desk, other }: Readonly<{ desk: Desk; other: string }>) {
  const { toasts } = useStudio()
  const [isComparing, setComparing] = useState(false)

  function takeOther() {
    setComparing(false)
    const text = desk.file.takeOther()
    if (text !== undefined) desk.script.replace(text)
  }
  async function keepMine() {
    setComparing(false)
    const kept = await desk.file.keepMine()
    if (kept?.ok === true) toasts.show(`The other version is kept as ${kept.data}.`)
    else if (kept?.ok === false) toasts.show(explain(kept), { tone: 'danger' })
  }

  return (
    <>
      <NoticeBar
        tone="caution"
        actions={
          <>
            <Button size="small" onClick={takeOther}>
              Reload
            </Button>
            <Button size="small" onClick={() => setComparing(true)}>
              Compare
            </Button>
            <Button size="small" onClick={() => void keepMine()}>
              Keep mine
            </Button>
          </>
        }
      >
        This script was changed by another program.
      </NoticeBar>
      {isComparing && (
        <CompareDialog
          mine={desk.script.text()}
          other={readForm(other).body}
          onTakeOther={takeOther}
          onKeepMine={() => void keepMine()}
          onClose={() => setComparing(false)}
        />
      )}
    </>
  )
}

/** Copies that a synchronising program left: named, never touched. */
function Copies({ episode }: Readonly<{ episode: OpenEpisode }>) {
  const { bridge } = useStudio()
  const [isShown, setShown] = useState(true)
  const { conflicts } = episode
  if (!isShown || conflicts.length === 0) return null
  return (
    <NoticeBar
      actions={
        <>
          <Button size="small" onClick={() => void ask(bridge, 'library.reveal', { id: episode.id })}>
            Show in folder
          </Button>
          <Button size="small" look="quiet" onClick={() => setShown(false)}>
            Dismiss
          </Button>
        </>
      }
    >
      {conflicts.length === 1
        ? 'Another version of this script lies beside it: '
        : 'Other versions of this script lie beside it: '}
      {conflicts.join(', ')}
    </NoticeBar>
  )
}
