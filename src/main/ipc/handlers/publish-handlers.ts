import type { Dialogs } from '../../windows/dialogs.ts'
import type { Handlers } from '../handlers.ts'
import type { PublishService } from '../window-services.ts'

export type PublishHandlerParts = {
  readonly publishing: PublishService
  readonly dialogs: Pick<Dialogs, 'choosePublishFolder'>
  readonly showInFolder: (path: string) => void
}

type PublishHandlers = Pick<Handlers, Extract<keyof Handlers, `publish.${string}`>>

export function publishHandlers({ publishing, dialogs, showInFolder }: PublishHandlerParts): PublishHandlers {
  return {
    'publish.describe': ({ id }) => publishing.describe(id),
    'publish.chooseFolder': async ({ id }, { window }) => {
      const folder = await dialogs.choosePublishFolder(window, publishing.folderOf(id))
      if (folder === undefined) return null
      publishing.rememberFolder(id, folder)
      return folder
    },
    'publish.start': ({ id, address }) => publishing.start(id, address),
    'publish.active': async () => [...publishing.active()],
    'publish.cancel': async ({ job }) => {
      await publishing.cancel(job)
      return undefined
    },
    'publish.reveal': async ({ job }) => {
      showInFolder(publishing.pathOf(job))
      return undefined
    },
  }
}
