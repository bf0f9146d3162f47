import { useCallback } from 'react'
import { countOf } from '../../core/text/count-of.ts'
import { ask } from '../bridge/ask.ts'
import { explain } from '../bridge/explain.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useReport } from '../bridge/use-report.ts'

/** Adds files that the user chooses to the music of the library, and tells what came of it. */
export function useAddMusic(): () => Promise<void> {
  const { bridge, queries, toasts } = useStudio()
  const report = useReport()
  return useCallback(async () => {
    const done = report(await ask(bridge, 'music.add'))
    if (done === undefined) return
    queries.refresh('music.list', 'music.ofEpisode', 'episode.plan')
    for (const refused of done.refused) toasts.show(explain(refused), { tone: 'danger' })
    const [first] = done.added
    if (first === undefined) return
    const what = done.added.length === 1 ? `“${first.name}”` : countOf(done.added.length, 'piece')
    toasts.show(`${what} added to the music of this library.`)
  }, [bridge, queries, report, toasts])
}
