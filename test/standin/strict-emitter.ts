import { EventEmitter } from 'node:events'

/** An emitter that knows its events: a listener for one that the stand-in never sends would wait for ever. */
export class StrictEmitter extends EventEmitter {
  readonly #name: string
  readonly #known: ReadonlySet<string>

  constructor(name: string, known: readonly string[]) {
    super()
    this.#name = name
    this.#known = new Set(['newListener', 'removeListener', ...known])
  }

  override on(...[event, listener]: Parameters<EventEmitter['on']>): this {
    this.#refuseUnknown(event)
    return super.on(event, listener)
  }

  override addListener(...[event, listener]: Parameters<EventEmitter['addListener']>): this {
    this.#refuseUnknown(event)
    return super.addListener(event, listener)
  }

  #refuseUnknown(event: string | symbol): void {
    if (typeof event === 'string' && !this.#known.has(event)) {
      throw new Error(`stand-in: the event '${event}' of ${this.#name} is not implemented`)
    }
  }
}
