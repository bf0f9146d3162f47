import { ipcMain } from 'electron'
import { channels } from '../../shared/ipc/names.ts'
import { type AnswerRequest, answerRequest } from './answer-request.ts'

export type RegisterRequests = AnswerRequest & {
  /** The window whose page has these web contents; undefined for any that is not known. */
  readonly windowOf: (contents: number) => number | undefined
}

/**
 * Answers the pages' requests: the only place that touches ipcMain. Returns a function that resolves when no request is
 * under way, so that what a closing page still sent is kept before the program ends.
 */
export function registerRequests(parts: RegisterRequests): () => Promise<void> {
  const underWay = new Set<Promise<unknown>>()
  ipcMain.handle(channels.request, (event, ...message: readonly unknown[]) => {
    // Read now: after an await the frame may be gone, and senderFrame null.
    const frame = event.senderFrame
    const sender = {
      window: parts.windowOf(event.sender.id),
      frame: frame === null ? null : { isMain: frame.parent === null, url: frame.url },
    }
    const reply = answerRequest(parts, sender, message)
    underWay.add(reply)
    void reply.finally(() => underWay.delete(reply))
    return reply
  })
  return async () => {
    while (underWay.size > 0) await Promise.allSettled(underWay)
  }
}
