import { EventEmitter } from 'node:events'
import { appendFileSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import { z } from 'zod'
import type { EventDetails, EventName, Method, Parameters, Result } from './cdp-types.ts'

const Message = z.object({
  id: z.number().optional(),
  sessionId: z.string().optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
})

interface Pending {
  readonly method: string
  readonly settle: (error: Error | null, result: unknown) => void
}

/** A session of the DevTools protocol: one page's, or with no id the browser's own. */
export class CdpSession {
  readonly #connection: CdpConnection
  readonly #id: string | null
  readonly #events = new EventEmitter().setMaxListeners(0)

  constructor(connection: CdpConnection, id: string | null) {
    this.#connection = connection
    this.#id = id
  }

  /** Sends a command; rejects with the protocol's own message, or when Chromium is gone. */
  async send<M extends Method>(method: M, params?: Parameters<M>): Promise<Result<M>> {
    return await this.#connection.send(method, params, this.#id)
  }

  /** As `send`, for commands whose failure does not matter: the page may be gone by then. */
  tell<M extends Method>(method: M, params?: Parameters<M>): void {
    this.send(method, params).catch(() => null)
  }

  on<E extends EventName>(event: E, listener: (details: EventDetails<E>) => void): void {
    this.#events.on(event, listener)
  }

  /** For the connection: hands on an event that arrived for this session. */
  deliver(event: string, details: unknown): void {
    this.#events.emit(event, details)
  }
}

/** Chromium's `--remote-debugging-pipe`: messages of JSON, each ended by a zero byte. */
export class CdpConnection {
  readonly browser = new CdpSession(this, null)
  readonly #output: Writable
  readonly #pending = new Map<number, Pending>()
  readonly #sessions = new Map<string, CdpSession>()
  readonly #log = process.env['STANDIN_CDP_LOG']
  #count = 0
  #parts: Buffer[] = []

  constructor(output: Writable, input: Readable) {
    this.#output = output
    input.on('data', (chunk: Buffer) => {
      this.#read(chunk)
    })
    // A broken pipe only says that Chromium ended, which `close` says too.
    output.on('error', () => null)
    input.on('error', () => null)
    input.on('close', () => {
      for (const { settle } of this.#pending.values()) settle(new Error('Chromium is gone'), null)
      this.#pending.clear()
    })
  }

  session(id: string): CdpSession {
    const session = new CdpSession(this, id)
    this.#sessions.set(id, session)
    return session
  }

  async send<M extends Method>(
    method: M,
    params: Parameters<M> | undefined,
    sessionId: string | null,
  ): Promise<Result<M>> {
    this.#count += 1
    const id = this.#count
    const answer = await new Promise<unknown>((resolve, reject) => {
      const settle = (error: Error | null, result: unknown) => {
        if (error) reject(error)
        else resolve(result)
      }
      this.#pending.set(id, { method, settle })
      const text = JSON.stringify({ id, method, params, ...(sessionId === null ? {} : { sessionId }) })
      this.#note('>', text)
      this.#output.write(`${text}\0`)
    })
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Chromium and its published types vouch for the shape
    return answer as Result<M>
  }

  #read(chunk: Buffer): void {
    let start = 0
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      this.#parts.push(chunk.subarray(start, end))
      const text = Buffer.concat(this.#parts).toString()
      this.#parts = []
      start = end + 1
      this.#note('<', text)
      this.#receive(Message.parse(JSON.parse(text)))
    }
    if (start < chunk.length) this.#parts.push(chunk.subarray(start))
  }

  #receive(message: z.infer<typeof Message>): void {
    const { id, method, sessionId, error, result, params } = message
    if (id !== undefined) {
      const pending = this.#pending.get(id)
      this.#pending.delete(id)
      pending?.settle(error ? new Error(`${pending.method}: ${error.message}`) : null, result)
    } else if (method !== undefined) {
      const session = sessionId === undefined ? this.browser : this.#sessions.get(sessionId)
      session?.deliver(method, params)
    }
  }

  #note(direction: '<' | '>', text: string): void {
    if (this.#log !== undefined)
      appendFileSync(this.#log, `${Date.now()} ${direction} ${text.slice(0, 400)}\n`)
  }
}
