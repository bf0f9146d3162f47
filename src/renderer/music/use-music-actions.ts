import { useMemo } from 'react'
import { ask } from '../bridge/ask.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useReport } from '../bridge/use-report.ts'
import { useAddMusic } from './use-add-music.ts'
import type { MusicPart, Piece } from './music-types.ts'

export type MusicActions = ReturnType<typeof useMusicActions>

/** What can be done with the music of the library and of an episode. Each tells the user what came of it. */
export function useMusicActions(episode: string) {
  const { bridge, queries, toasts } = useStudio()
  const report = useReport()
  const add = useAddMusic()
  return useMemo(() => {
    const changed = () => queries.refresh('music.list', 'music.ofEpisode', 'episode.plan')

    async function remove({ key, name }: Piece) {
      const reply = await ask(bridge, 'music.remove', { piece: key })
      report(reply)
      changed()
      if (!reply.ok) return
      const restore = async () => {
        report(await ask(bridge, 'music.restore', { piece: key }))
        changed()
      }
      toasts.show(`“${name}” moved to trash.`, { action: { label: 'Undo', onChoose: () => void restore() } })
    }

    return {
      add,
      remove,
      async replace({ key }: Piece) {
        const piece = report(await ask(bridge, 'music.replace', { piece: key }))
        changed()
        if (piece !== undefined && piece !== null) toasts.show(`“${piece.name}” is another file now.`)
      },
      async rename({ key }: Piece, name: string) {
        report(await ask(bridge, 'music.rename', { piece: key, name }))
        changed()
      },
      /** null: none; undefined: as the show has it. */
      async choose(part: MusicPart, name: string | null | undefined) {
        const choice = { id: episode, part, ...(name === undefined ? {} : { name }) }
        report(await ask(bridge, 'music.choose', choice))
        changed()
      },
    }
  }, [add, bridge, episode, queries, report, toasts])
}
