import { ipcMain } from '../api/ipc-main.ts'
import { defaultSession, readPermission } from '../api/session.ts'
import { makeEvent } from '../make-event.ts'
import { nodeCodec } from '../node-codec.ts'
import { schemes } from '../schemes/scheme-registry.ts'
import { asElectron } from '../as-electron.ts'
import { contextMenuParams } from './context-menu-params.ts'
import type { FrameRecord } from './frame-tree.ts'
import { internalChannels } from './internal-channels.ts'
import { answerInvoke, deliverSend } from './ipc-answers.ts'
import type { PageConnection } from './page-connection.ts'
import type { PageMessage } from './page-message.ts'
import type { WebContents } from './web-contents.ts'
import { webFrameMain } from './web-frame-main.ts'

/** How the page asks for a permission; not a channel an application could use. */
const PERMISSION_CHANNEL = 'stand-in:permission'

/** Does what a page's message asks for. */
export async function answerPage(
  contents: WebContents,
  page: PageConnection,
  message: PageMessage,
  frame: FrameRecord,
): Promise<void> {
  const sender = asElectron<Electron.WebContents>(contents)
  switch (message.kind) {
    case 'invoke':
      if (message.channel === PERMISSION_CHANNEL) await answerPermission(contents, page, message)
      else await answerInvoke(message, page, frame, sender, ipcMain)
      break
    case 'send':
      if (!receiveInternally(message)) deliverSend(message, page, frame, sender, ipcMain)
      break
    case 'title':
      contents.updateTitle(message.title)
      break
    case 'window-open':
      contents.openWindow(message.url, message.frameName, message.features)
      break
    case 'preload-error': {
      const error = Object.assign(new Error(message.message), { stack: message.stack })
      contents.reportPreloadError(error)
      break
    }
    case 'context-menu': {
      const params = {
        ...contextMenuParams(message.params, contents.getURL()),
        frame: webFrameMain(page.frames, frame.id),
      }
      contents.emit('context-menu', makeEvent({}), params)
      break
    }
  }
}

function receiveInternally({ channel, args }: Extract<PageMessage, { kind: 'send' }>): boolean {
  const receive = internalChannels.get(channel)
  const values = nodeCodec.decode(args)
  receive?.(Array.isArray(values) ? values[0] : null)
  return receive !== undefined
}

async function answerPermission(
  contents: WebContents,
  page: PageConnection,
  { id, args }: Extract<PageMessage, { kind: 'invoke' }>,
): Promise<void> {
  const permission = readPermission(Array.isArray(args) ? args[0] : null)
  const { origin } = new URL(schemes.addresses.toLoopback(contents.getURL()))
  await defaultSession.decidePermission(asElectron(contents), permission, origin)
  page.downward.send({ kind: 'reply', id, value: null, error: null })
}
