import type { Bridge } from '../shared/ipc/bridge.ts'
import type { PushName, RequestName } from '../shared/ipc/names.ts'
import type { Reply } from '../shared/ipc/reply.ts'
import type { PushData, RequestOutput } from '../shared/ipc/schemas.ts'

export type BridgeParts<DroppedFile> = {
  readonly requestNames: readonly RequestName[]
  readonly pushNames: readonly PushName[]
  readonly invoke: (name: RequestName, input: unknown) => Promise<unknown>
  readonly onPush: (listener: (name: unknown, data: unknown) => void) => void
  /** The path the system gave a dropped file; empty for a file the page made itself. */
  readonly pathOf: (file: DroppedFile) => string
}

/** Pushes kept for a page that is not listening yet, such as a file that was opened while it was loading. */
const KEPT = 50
/** As many as the schema of the request lets through. */
const OPENED_AT_ONCE = 50
const tooMany = {
  ok: false,
  code: 'usage',
  message: `Open at most ${OPENED_AT_ONCE} files at once.`,
} as const

/** The bridge over its parts. Only names of the contract pass; listeners get data, never an event. */
export function createBridge<DroppedFile>(parts: BridgeParts<DroppedFile>): Bridge<DroppedFile> {
  const listeners = new Map<string, Set<(data: unknown) => void>>()
  const waiting = new Map<string, unknown[]>()

  parts.onPush((name, data) => {
    if (!isOneOf(parts.pushNames, name)) return
    const present = listeners.get(name)
    if (present === undefined || present.size === 0)
      waiting.set(name, [...(waiting.get(name) ?? []), data].slice(-KEPT))
    else for (const listener of present) listener(data)
  })

  const request = async <Name extends RequestName>(
    name: Name,
    input?: unknown,
  ): Promise<Reply<RequestOutput<Name>>> => {
    if (!isOneOf(parts.requestNames, name)) throw new TypeError(`There is no request ${String(name)}.`)
    const reply = await parts.invoke(name, input)
    if (!isReplyTo(name, reply)) throw new TypeError(`${name} had no reply.`)
    return reply
  }

  return Object.freeze({
    request: <Name extends RequestName>(name: Name, ...input: readonly unknown[]) => request(name, input[0]),
    on<Name extends PushName>(name: Name, listener: (data: PushData<Name>) => void) {
      if (!isOneOf(parts.pushNames, name)) throw new TypeError(`Nothing is pushed as ${String(name)}.`)
      const own = (data: unknown) => {
        if (isDataOf(name, data)) listener(data)
      }
      const present = listeners.get(name) ?? new Set()
      listeners.set(name, present.add(own))
      for (const data of waiting.get(name) ?? []) own(data)
      waiting.delete(name)
      return () => {
        present.delete(own)
      }
    },
    openDropped: (files: readonly DroppedFile[]): Promise<Reply<RequestOutput<'library.openDropped'>>> => {
      const paths = files.map((file) => parts.pathOf(file)).filter((path) => path !== '')
      if (paths.length === 0) return Promise.resolve({ ok: true, data: { episodes: [], refused: [] } })
      if (paths.length > OPENED_AT_ONCE) return Promise.resolve(tooMany)
      return request('library.openDropped', { paths })
    },
  })
}

function isOneOf<Name extends string>(names: readonly Name[], name: unknown): name is Name {
  return names.some((one) => one === name)
}

// The schemas stay in main, which has parsed what it sends: here it is enough to tell a reply from none.
function isReplyTo<Name extends RequestName>(
  _name: Name,
  reply: unknown,
): reply is Reply<RequestOutput<Name>> {
  return typeof reply === 'object' && reply !== null && 'ok' in reply
}

function isDataOf<Name extends PushName>(_name: Name, _data: unknown): _data is PushData<Name> {
  return true
}
