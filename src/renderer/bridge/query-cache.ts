import type { PushName, RequestName } from '../../shared/ipc/names.ts'
import type { Reply } from '../../shared/ipc/reply.ts'
import type { RequestOutput } from '../../shared/ipc/schemas.ts'
import { ask, type InputArguments, type PageBridge } from './ask.ts'

type Entry = {
  name: RequestName
  reply: unknown
  isStale: boolean
  /** Resolves when what is being asked has been answered; undefined while nothing is. */
  asking: Promise<void> | undefined
  ask: () => Promise<void>
  listeners: Set<() => void>
}

/** Which answers a push makes old. */
const madeOldBy = {
  'library.changed': ['library.list', 'shows.list', 'music.list', 'music.ofEpisode'],
  // An episode without a cover has its show's.
  'shows.changed': ['shows.list', 'library.list', 'episode.plan', 'music.ofEpisode'],
  // The model decides what a preview costs.
  'settings.changed': ['settings.get', 'voices.previews'],
  'gemini.changed': ['gemini.get', 'voices.previews', 'spending.get', 'episode.plan'],
  'render.ended': ['spending.get'],
  'queue.changed': ['queue.get'],
} as const satisfies Partial<Record<PushName, readonly RequestName[]>>
const pushes = [
  'library.changed',
  'shows.changed',
  'settings.changed',
  'gemini.changed',
  'render.ended',
  'queue.changed',
] as const

/**
 * What main last answered, by question. Main owns the truth: an answer stays on show while a newer one is fetched. When
 * nobody looks at it any more it is forgotten, unless its question is the only one of its name: those few are kept, so
 * that their screens are there at once.
 */
export class QueryCache {
  readonly #bridge: PageBridge
  readonly #entries = new Map<string, Entry>()

  constructor(bridge: PageBridge) {
    this.#bridge = bridge
  }

  /** Begins to listen to main; returns what stops it. */
  connect(): () => void {
    const stops = pushes.map((push) => this.#bridge.on(push, () => this.refresh(...madeOldBy[push])))
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
        asking: undefined,
        listeners: new Set(),
        ask: () => {
          made.isStale = true
          made.asking ??= this.#fetch(made, name, input)
          return made.asking
        },
      }
      entry = made
      this.#entries.set(key, made)
    }
    const kept = entry
    kept.listeners.add(listener)
    if (kept.isStale) void kept.ask()
    return () => {
      kept.listeners.delete(listener)
      if (kept.listeners.size > 0) return
      kept.isStale = true
      const isOneOfMany = input.length > 0
      if (isOneOfMany && this.#entries.get(key) === kept) this.#entries.delete(key)
    }
  }

  /** Asks these again, or marks them old where nobody looks. */
  refresh(...names: readonly RequestName[]): void {
    for (const entry of this.#entries.values()) {
      if (!names.includes(entry.name)) continue
      entry.isStale = true
      if (entry.listeners.size > 0) void entry.ask()
    }
  }

  /** Asks again, though an answer may be there, and gives the one that belongs to a question asked after this call. */
  async renew<Name extends RequestName>(
    name: Name,
    ...input: InputArguments<Name>
  ): Promise<Reply<RequestOutput<Name>>> {
    const key = queryKey(name, input)
    const entry = this.#entries.get(key)
    await entry?.ask()
    return this.read<Name>(key) ?? ask(this.#bridge, name, ...input)
  }

  async #fetch<Name extends RequestName>(
    entry: Entry,
    name: Name,
    input: InputArguments<Name>,
  ): Promise<void> {
    do {
      entry.isStale = false
      entry.reply = await ask(this.#bridge, name, ...input)
      for (const listener of entry.listeners) listener()
    } while (entry.isStale && entry.listeners.size > 0)
    entry.asking = undefined
  }
}

export function queryKey(name: RequestName, input: readonly unknown[]): string {
  return `${name} ${JSON.stringify(input)}`
}
