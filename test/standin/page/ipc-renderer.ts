import type { Codec, Wire } from '../codec.ts'

type Listener = (event: object, ...args: unknown[]) => void
interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}
export type Post = (message: Record<string, unknown>) => void

/** What the main process sends down. */
export type Downward =
  | { readonly kind: 'reply'; readonly id: number; readonly value: Wire; readonly error: string | null }
  | { readonly kind: 'event'; readonly channel: string; readonly args: Wire }

/** `ipcRenderer` in the preload: the part of it that applications with a bridge need. */
export class IpcRenderer {
  readonly #codec: Codec
  readonly #post: Post
  readonly #listeners = new Map<string, Listener[]>()
  readonly #waiting = new Map<number, Waiting>()
  // Not from 1: an answer to the document before, on its way while this one was loaded, must not be taken for one to this.
  #count = Math.floor(Math.random() * 2 ** 40)

  constructor(codec: Codec, post: Post) {
    this.#codec = codec
    this.#post = post
  }

  async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    const encoded = this.#codec.encode(args)
    this.#count += 1
    const id = this.#count
    return await new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#post({ kind: 'invoke', id, channel, args: encoded })
    })
  }

  send(channel: string, ...args: unknown[]): void {
    this.#post({ kind: 'send', channel, args: this.#codec.encode(args) })
  }

  on(channel: string, listener: Listener): this {
    this.#listeners.set(channel, [...(this.#listeners.get(channel) ?? []), listener])
    return this
  }

  once(channel: string, listener: Listener): this {
    const once: Listener = (event, ...args) => {
      this.removeListener(channel, once)
      listener(event, ...args)
    }
    return this.on(channel, once)
  }

  off(channel: string, listener: Listener): this {
    return this.removeListener(channel, listener)
  }

  removeListener(channel: string, listener: Listener): this {
    const listeners = this.#listeners.get(channel) ?? []
    const index = listeners.lastIndexOf(listener)
    if (index >= 0) this.#listeners.set(channel, listeners.toSpliced(index, 1))
    return this
  }

  removeAllListeners(channel: string): this {
    this.#listeners.delete(channel)
    return this
  }

  /** For the stand-in: hands on what the main process sent. */
  deliver(message: Downward): void {
    if (message.kind === 'reply') {
      const waiting = this.#waiting.get(message.id)
      this.#waiting.delete(message.id)
      if (message.error === null) waiting?.resolve(this.#codec.decode(message.value))
      else waiting?.reject(new Error(message.error))
      return
    }
    const decoded = this.#codec.decode(message.args)
    const args: unknown[] = Array.isArray(decoded) ? decoded : []
    for (const listener of this.#listeners.get(message.channel) ?? []) {
      try {
        listener({ sender: this, ports: [] }, ...args)
      } catch (error) {
        reportError(error)
      }
    }
  }
}
