import type { CdpSession } from '../chromium/cdp-connection.ts'
import { recordMessage } from '../record.ts'
import type { Downward } from '../page/ipc-renderer.ts'

// Characters from which text is read faster as JSON than as a script.
const LONG = 1 << 13
// Characters a command carries four times faster than a whole long message at once.
const PIECE = 1 << 19

/** Sends messages down into the preload's world, those of one turn of the event loop together. */
export class DownwardMessages {
  readonly #session: CdpSession
  readonly #contextId: () => number | null
  #batch: string[] = []

  constructor(session: CdpSession, contextId: () => number | null) {
    this.#session = session
    this.#contextId = contextId
  }

  /** Sends a message; lost, as in Electron, when there is no document with a preload. */
  send(message: Downward): void {
    const json = JSON.stringify(message)
    recordMessage('down', json)
    if (json.length > PIECE) this.#sendInPieces(json)
    else if (json.length > LONG) this.#add(`standInReceive(JSON.parse(${JSON.stringify(json)}))`)
    else this.#add(`standInReceive(${json})`)
  }

  #sendInPieces(json: string): void {
    this.#flush()
    for (let start = 0; start < json.length; start += PIECE) {
      this.#evaluate(`void standInPieces.push(${JSON.stringify(json.slice(start, start + PIECE))})`)
    }
    this.#evaluate(`standInReceive(JSON.parse(standInPieces.splice(0).join('')))`)
  }

  #add(expression: string): void {
    this.#batch.push(expression)
    if (this.#batch.length === 1) setImmediate(() => this.#flush())
  }

  #flush(): void {
    if (this.#batch.length === 0) return
    this.#evaluate(this.#batch.join(';'))
    this.#batch = []
  }

  #evaluate(expression: string): void {
    const contextId = this.#contextId()
    if (contextId !== null) this.#session.tell('Runtime.evaluate', { expression, contextId, silent: true })
  }
}
