import type { IpcMain } from '../api/ipc-main.ts'
import { makeEvent } from '../make-event.ts'
import { nodeCodec } from '../node-codec.ts'
import type { FrameRecord } from './frame-tree.ts'
import type { PageConnection } from './page-connection.ts'
import type { PageMessage } from './page-message.ts'
import { webFrameMain } from './web-frame-main.ts'

type Invoke = Extract<PageMessage, { kind: 'invoke' }>
type Send = Extract<PageMessage, { kind: 'send' }>

/** Gives a page's `invoke` to its handler and sends back what it answers, errors in Electron's words. */
export async function answerInvoke(
  { id, channel, args }: Invoke,
  page: PageConnection,
  frame: FrameRecord,
  sender: Electron.WebContents,
  ipcMain: IpcMain,
): Promise<void> {
  try {
    const handler = ipcMain.handlerOf(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    const answer: unknown = await handler(senderEvent(page, frame, sender), ...listOf(nodeCodec.decode(args)))
    page.downward.send({ kind: 'reply', id, value: nodeCodec.encode(answer), error: null })
  } catch (error) {
    process.stderr.write(`Error occurred in handler for '${channel}': ${String(error)}\n`)
    const text = `Error invoking remote method '${channel}': ${String(error)}`
    page.downward.send({ kind: 'reply', id, value: null, error: text })
  }
}

/** Gives a page's `send` to the listeners of its channel. */
export function deliverSend(
  { channel, args }: Send,
  page: PageConnection,
  frame: FrameRecord,
  sender: Electron.WebContents,
  ipcMain: IpcMain,
): void {
  const reply = (to: string, ...values: unknown[]) => {
    sender.send(to, ...values)
  }
  const event = Object.assign(senderEvent(page, frame, sender), { ports: [], reply })
  ipcMain.emit(channel, event, ...listOf(nodeCodec.decode(args)))
}

function senderEvent(
  page: PageConnection,
  { id, document }: FrameRecord,
  sender: Electron.WebContents,
): Electron.IpcMainInvokeEvent {
  return makeEvent({
    sender,
    // Null once the frame has moved on or is gone, as Electron documents it.
    get senderFrame() {
      return page.frames.get(id)?.document === document ? webFrameMain(page.frames, id) : null
    },
    frameId: 1,
    processId: 1,
    type: 'frame' as const,
  })
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
