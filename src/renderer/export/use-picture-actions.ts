import { ask } from '../bridge/ask.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useReport } from '../bridge/use-report.ts'
import type { KnownPicture } from './export-types.ts'

export type PictureActions = {
  readonly choose: () => Promise<void>
  readonly remove: () => Promise<void>
}

/** What can be done with an episode's own cover or, with its title, a chapter's picture. Both can be undone. */
export function usePictureActions(
  id: string,
  present: KnownPicture | undefined,
  chapter?: string,
): PictureActions {
  const { bridge, queries, toasts } = useStudio()
  const report = useReport()
  const place = chapter === undefined ? { id } : { id, chapter }
  const what = chapter === undefined ? 'Cover' : 'Picture'

  async function set(picture: string | null): Promise<boolean> {
    const reply = await ask(bridge, 'details.setPicture', { ...place, picture })
    report(reply)
    await queries.renew('details.get', { id })
    return reply.ok
  }
  function offerUndo(message: string, before: string | null) {
    toasts.show(message, { action: { label: 'Undo', onChoose: () => void set(before) } })
  }

  return {
    async choose() {
      const chosen = report(await ask(bridge, 'details.choosePicture', place))
      if (chosen === undefined || chosen === null) return
      await queries.renew('details.get', { id })
      offerUndo([`${what} changed.`, ...chosen.notes].join(' '), present?.file ?? null)
    },
    async remove() {
      if (present !== undefined && (await set(null))) offerUndo(`${what} removed.`, present.file)
    },
  }
}
