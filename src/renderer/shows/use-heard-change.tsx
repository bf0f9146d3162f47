import { useState, type ReactNode } from 'react'
import { countOf } from '../../core/text/count-of.ts'
import type { RequestOutput } from '../../shared/ipc/schemas.ts'
import { ask } from '../bridge/ask.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useReport } from '../bridge/use-report.ts'
import { Button } from '../elements/button.tsx'
import { NoticeBar } from '../elements/notice-bar.tsx'
import type { Show, ShowChanges } from './show-types.ts'
import { applyChanges, useChangeShow } from './use-shown-show.ts'

type Waiting = {
  readonly changes: ShowChanges
  /** Undefined while it is found out. */
  readonly touched: RequestOutput<'shows.touched'> | undefined
}

/**
 * Changes that can be heard: those that no finished episode has are saved at once; for the others it is said first how
 * much has to be spoken anew, and asked. `shown`: the show with what waits for an answer.
 */
export function useHeardChange(show: Show): {
  readonly shown: Show
  readonly change: (changes: ShowChanges) => Promise<void>
  readonly question: ReactNode
} {
  const { bridge } = useStudio()
  const report = useReport()
  const save = useChangeShow()
  const [waiting, setWaiting] = useState<Waiting>()

  async function change(changes: ShowChanges) {
    const mine: Waiting = { changes, touched: undefined }
    setWaiting(mine)
    const touched = report(await ask(bridge, 'shows.touched', { id: show.id, changes }))
    const isAsked = touched !== undefined && touched.lines > 0
    // What was changed meanwhile is asked about by itself.
    setWaiting((now) => (now !== mine ? now : isAsked ? { changes, touched } : undefined))
    if (touched !== undefined && !isAsked) await save(changes)
  }
  function accept() {
    setWaiting(undefined)
    if (waiting !== undefined) void save(waiting.changes)
  }

  const touched = waiting?.touched
  const question = touched !== undefined && (
    <NoticeBar
      tone="caution"
      actions={
        <>
          <Button size="small" look="primary" onClick={accept}>
            Change
          </Button>
          <Button size="small" onClick={() => setWaiting(undefined)}>
            Leave as it was
          </Button>
        </>
      }
    >
      This makes {countOf(touched.lines, 'line')} in {countOf(touched.episodes, 'episode')} new. They are
      spoken again when {touched.episodes === 1 ? 'it is' : 'those are'} generated the next time; with Gemini,
      paid again.
    </NoticeBar>
  )
  return { shown: waiting === undefined ? show : applyChanges(show, waiting.changes), change, question }
}
