import { EventEmitter } from 'node:events'
import { z } from 'zod'
import { internalChannels } from '../contents/internal-channels.ts'
import { BrowserWindow } from '../window/browser-window.ts'
import { PREVIEW_CHANNEL } from './preview-mode.ts'
import { SheetAnswer, type SheetQuestion } from './sheet-question.ts'

const FromPage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('loaded') }),
  z.object({ kind: z.literal('menu-click'), commandId: z.number() }),
  z.object({ kind: z.literal('menu-closed') }),
  z.object({ kind: z.literal('answer'), id: z.number(), answer: SheetAnswer }),
])
type FromPage = z.infer<typeof FromPage>

interface ChannelEvents {
  loaded: []
  'menu-click': [commandId: number]
  'menu-closed': []
}

/** The line to whatever the preview shows in the page. */
class PageChannel extends EventEmitter<ChannelEvents> {
  readonly #waiting = new Map<number, (answer: SheetAnswer) => void>()
  #count = 0

  /** Shows something in the focused window, else in the first. False when there is no window. */
  show(message: Record<string, unknown>): boolean {
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
    window?.webContents.send(PREVIEW_CHANNEL, message)
    return window !== undefined
  }

  /** Asks in a sheet; `null` when there is no page to ask in. */
  async ask(question: SheetQuestion): Promise<SheetAnswer | null> {
    this.#count += 1
    const id = this.#count
    if (!this.show({ kind: 'question', id, question })) return null
    return await new Promise((resolve) => {
      this.#waiting.set(id, resolve)
    })
  }

  /** Takes what the page sent. */
  receive(value: unknown): void {
    const message: FromPage = FromPage.parse(value)
    if (message.kind === 'answer') {
      this.#waiting.get(message.id)?.(message.answer)
      this.#waiting.delete(message.id)
    } else if (message.kind === 'menu-click') {
      this.emit('menu-click', message.commandId)
    } else {
      this.emit(message.kind)
    }
  }
}

export const pageChannel = new PageChannel()
internalChannels.set(PREVIEW_CHANNEL, (value) => pageChannel.receive(value))
