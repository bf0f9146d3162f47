import type { PushName, RequestName } from '../../shared/ipc/names.ts'
import type { Reply } from '../../shared/ipc/reply.ts'
import type { RequestOutput } from '../../shared/ipc/schemas.ts'
import { ask, type InputArguments, type PageBridge } from './ask.ts'

type Entry = {
  name: RequestName
  reply: unknown
  isStale: boolean
  inFlight: boolean
  ask: () => void
  listeners: Set<() => void>
}

/** Which answers a push makes old. */
const madeOldBy: Partial<Record<PushName, readonly RequestName[]>> = {
  'library.changed': ['library.list'],
  'settings.changed': ['settings.get'],
}

/**
 * What main last answered, by question. Main owns the truth: an answer stays on show while a newer one is fetched, and
 * is forgotten when nobody looks at it.
 */
export class QueryCache {
  readonly #bridge: PageBridge
  readonly #entries = new Map<string, Entry>()

  constructor(bridge: PageBridge) {
    this.#bridge = bridge
  }

  /** Begins to listen to main; returns what stops it. */
  connect(): () => void {
    const stops = [
      this.#bridge.on('library.changed', () => this.refresh(...(madeOldBy['library.changed'] ?? []))),
      this.#bridge.on('settings.changed', () => this.refresh(...(madeOldBy['settings.changed'] ?? []))),
    ]
    return () => stops.forEach((stop) => stop())
  }

  /** The last answer, if any. */
  read<Name extends RequestName>(key: string): Reply<RequestOutput<Name>> | undefined {
    // The key begins with the name it was asked under, so the answer is of that name.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return this.#entries.get(key)?.reply as Reply<RequestOutput<Name>> | undefined
  }

  /** Calls `listener` at each new answer, and asks if there is none. */
  subscribe<Name extends RequestName>(
    key: string,
    name: Name,
    input: InputArguments<Name>,
    listener: () => void,
  ): () => void {
    let entry = this.#entries.get(key)
    if (entry === undefined) {
      const made: Entry = {
        name,
        reply: undefined,
        isStale: true,
        inFlight: false,
        listeners: new Set(),
        ask: () => void this.#fetch(made, name, input),
      }
      entry = made
      this.#entries.set(key, made)
    }
    const kept = entry
    kept.listeners.add(listener)
    if (kept.isStale && !kept.inFlight) kept.ask()
    return () => {
      kept.listeners.delete(listener)
      if (kept.listeners.size === 0) kept.isStale = true
    }
  }

  /** Asks these again, or marks them old where nobody looks. */
  refresh(...names: readonly RequestName[]): void {
    for (const entry of this.#entries.values()) {
      if (!names.includes(entry.name)) continue
      entry.isStale = true
      if (entry.listeners.size > 0 && !entry.inFlight) entry.ask()
    }
  }

  async #fetch<Name extends RequestName>(
    entry: Entry,
    name: Name,
    input: InputArguments<Name>,
  ): Promise<void> {
    entry.inFlight = true
    do {
      entry.isStale = false
      entry.reply = await ask(this.#bridge, name, ...input)
      for (const listener of entry.listeners) listener()
    } while (entry.isStale && entry.listeners.size > 0)
    entry.inFlight = false
  }
}

export function queryKey(name: RequestName, input: readonly unknown[]): string {
  return `${name} ${JSON.stringify(input)}`
}
