import { useMemo } from 'react'
import { ask } from '../bridge/ask.ts'
import { useReport } from '../bridge/use-report.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { countOf } from '../../core/text/count-of.ts'
import type { RequestOutput } from '../../shared/ipc/schemas.ts'
import type { Reply } from '../../shared/ipc/reply.ts'

export type EpisodeActions = ReturnType<typeof useEpisodeActions>

/** What can be done with episodes from anywhere in the page. Each tells the user what came of it. */
export function useEpisodeActions(open: (id: string) => void) {
  const { bridge, toasts } = useStudio()
  const report = useReport()
  return useMemo(() => {
    /** Opens the first of what came in and says what could not. */
    function openAll(reply: Reply<RequestOutput<'library.openScripts'>>) {
      const opened = report(reply)
      if (opened === undefined) return
      for (const refused of opened.refused)
        toasts.show(`${refused.file}: ${refused.message}`, { tone: 'danger' })
      const [first] = opened.episodes
      if (first !== undefined) open(first)
      if (opened.episodes.length > 1) toasts.show(`${countOf(opened.episodes.length, 'script')} opened.`)
    }

    async function openNew(asked: Promise<Reply<string>>) {
      const id = report(await asked)
      if (id !== undefined) open(id)
    }

    async function trash(ids: readonly string[]) {
      if (ids.length === 0) return
      const reply = await ask(bridge, 'library.trash', { ids: [...ids] })
      report(reply)
      if (!reply.ok) return
      const restore = async () => report(await ask(bridge, 'library.restore', { ids: [...ids] }))
      const what = ids.length === 1 ? 'Moved to trash.' : `${countOf(ids.length, 'episode')} moved to trash.`
      toasts.show(what, { action: { label: 'Undo', onChoose: () => void restore() } })
    }

    return {
      open,
      trash,
      create: () => openNew(ask(bridge, 'library.createEpisode', {})),
      createOf: (text: string) => openNew(ask(bridge, 'library.createEpisode', { text })),
      openSample: () => openNew(ask(bridge, 'library.openSample')),
      openScripts: async () => openAll(await ask(bridge, 'library.openScripts')),
      openDropped: async (files: readonly File[]) => openAll(await bridge.openDropped(files)),
      duplicate: async (id: string) => report(await ask(bridge, 'library.duplicate', { id })),
      rename: async (id: string, title: string) => report(await ask(bridge, 'library.rename', { id, title })),
      reveal: async (id: string) => report(await ask(bridge, 'library.reveal', { id })),
    }
  }, [bridge, open, report, toasts])
}
