import { EventEmitter } from 'node:events'
import { refuseTheRest } from '../refuse-the-rest.ts'

type Methods = Pick<Electron.IpcMain, 'handle' | 'handleOnce' | 'removeHandler'>

/** A handler as the application gave it; what it answers may be a promise. */
export type IpcHandler = Parameters<Electron.IpcMain['handle']>[1]

/** `ipcMain`: channels with one handler each, and listeners for `send`. */
export class IpcMain extends EventEmitter implements Methods {
  readonly #handlers = new Map<string, IpcHandler>()

  handle(channel: string, handler: IpcHandler): void {
    if (typeof handler !== 'function') {
      throw new Error(`Expected handler to be a function, but found type '${typeof handler}'`)
    }
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#handlers.set(channel, handler)
  }

  handleOnce(channel: string, handler: IpcHandler): void {
    this.handle(channel, (event, ...args: unknown[]) => {
      this.removeHandler(channel)
      const answer: unknown = handler(event, ...args)
      return answer
    })
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }

  /** For the stand-in: who answers on a channel. */
  handlerOf(channel: string): IpcHandler | undefined {
    return this.#handlers.get(channel)
  }
}

refuseTheRest(IpcMain.prototype, 'ipcMain')

export const ipcMain = new IpcMain()
