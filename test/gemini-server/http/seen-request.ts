import type { IncomingMessage, ServerResponse } from 'node:http'
import type { MisbehaviourKind } from '../misbehaviour/misbehaviour.ts'
import type { Operation } from './route.ts'

/** A request as the server saw it. */
export type SeenRequest = {
  /** Counts all requests from 0. */
  readonly index: number
  /** undefined: Google has nothing there. */
  readonly operation: Operation | undefined
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  /** Of the key no more than its last four characters: `…WXYZ`. */
  readonly headers: Readonly<Record<string, string>>
  /** The JSON of the body; its text where it is none; undefined without a body. */
  readonly body: unknown
  /** Milliseconds since 1970 by the server's clock, when the whole request was there. */
  readonly at: number
  readonly misbehaviour: MisbehaviourKind
  /** Of the answer; undefined as long as none began. */
  readonly status: number | undefined
  /** Whether the client went away before it had the whole answer. */
  readonly aborted: boolean
  /** Resolves when nothing more can happen: answered, or the connection closed. */
  readonly ended: Promise<void>
}

export const keyHeader = 'x-goog-api-key'

/** A request that is being answered. */
export type Recording = {
  readonly seen: SeenRequest
  readonly noteMisbehaviour: (kind: MisbehaviourKind) => void
  /** From now on an end of the connection is the server's doing. */
  readonly noteOwnEnd: () => void
}

/** Notes down a request; what becomes of it shows by itself. */
export function recordRequest(
  request: IncomingMessage,
  response: ServerResponse,
  facts: Pick<SeenRequest, 'index' | 'operation' | 'method' | 'path' | 'query' | 'body' | 'at'>,
): Recording {
  const { promise: ended, resolve } = Promise.withResolvers<void>()
  let misbehaviour: MisbehaviourKind = 'none'
  let isOwnEnd = false
  let isAborted = false
  response.once('close', () => {
    isAborted = !response.writableFinished && !isOwnEnd
    resolve()
  })
  const seen: SeenRequest = {
    ...facts,
    headers: shownHeaders(request),
    ended,
    get misbehaviour() {
      return misbehaviour
    },
    get status() {
      return response.headersSent ? response.statusCode : undefined
    },
    get aborted() {
      return isAborted
    },
  }
  return {
    seen,
    noteMisbehaviour(kind) {
      misbehaviour = kind
    },
    noteOwnEnd() {
      isOwnEnd = true
    },
  }
}

function shownHeaders(request: IncomingMessage): Record<string, string> {
  const shown: Record<string, string> = {}
  for (const [name, value] of Object.entries(request.headers)) {
    const text = Array.isArray(value) ? value.join(', ') : (value ?? '')
    shown[name] = name === keyHeader ? `…${text.slice(-4)}` : text
  }
  return shown
}
