import { useMemo } from 'react'
import { ask } from '../bridge/ask.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useReport } from '../bridge/use-report.ts'
import { useGo } from '../components/navigation.ts'
import type { Show, ShowChanges } from './show-types.ts'

/** What can be done with shows. Each tells the user why, where it cannot be done. */
export function useShowActions() {
  const { bridge, toasts } = useStudio()
  const report = useReport()
  const go = useGo()
  return useMemo(() => {
    const setCover = async (id: string, cover: string | null) =>
      report(await ask(bridge, 'shows.setCover', { id, cover }))
    const offerUndo = (message: string, undo: () => Promise<unknown>) =>
      toasts.show(message, { action: { label: 'Undo', onChoose: () => void undo() } })

    return {
      /** Resolves to whether it was saved. */
      async change(id: string, changes: ShowChanges): Promise<boolean> {
        const reply = await ask(bridge, 'shows.change', { id, changes })
        report(reply)
        return reply.ok
      },
      async newEpisode(id: string): Promise<void> {
        const episode = report(await ask(bridge, 'shows.newEpisode', { id }))
        if (episode !== undefined) go({ screen: 'studio', id: episode })
      },
      async chooseCover({ id, cover }: Show): Promise<void> {
        const chosen = report(await ask(bridge, 'shows.chooseCover', { id }))
        if (chosen === undefined || chosen === null) return
        offerUndo(['Cover changed.', ...chosen.notes].join(' '), () => setCover(id, cover ?? null))
      },
      async removeCover({ id, cover }: Show): Promise<void> {
        const reply = await ask(bridge, 'shows.setCover', { id, cover: null })
        report(reply)
        if (reply.ok && cover !== undefined) offerUndo('Cover removed.', () => setCover(id, cover))
      },
      async trash({ id, title }: Show): Promise<void> {
        const reply = await ask(bridge, 'shows.trash', { id })
        report(reply)
        if (!reply.ok) return
        go({ screen: 'shows' })
        offerUndo(`${title} moved to trash. Its episodes stay.`, async () =>
          report(await ask(bridge, 'shows.restore', { id })),
        )
      },
      revealBroken: async (folder: string) => report(await ask(bridge, 'shows.revealBroken', { folder })),
      restoreCopy: async (folder: string): Promise<void> => {
        const reply = await ask(bridge, 'shows.restoreCopy', { folder })
        report(reply)
        if (reply.ok) toasts.show('The show is back. Its damaged file lies beside it.')
      },
      reveal: async (id: string) => report(await ask(bridge, 'shows.reveal', { id })),
      offerUndo,
    }
  }, [bridge, go, report, toasts])
}
