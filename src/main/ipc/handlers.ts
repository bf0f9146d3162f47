import type { z } from 'zod'
import type { RequestName } from '../../shared/ipc/names.ts'
import type { RequestOutput, requests } from '../../shared/ipc/schemas.ts'

/** The input of a request once it is parsed: defaults filled in, strings trimmed. */
export type ParsedInput<Name extends RequestName> = z.output<(typeof requests)[Name]['input']>

/** What a handler may know of who asked. */
export type RequestContext = {
  /** Electron's id of the window, for the dialogs that belong to it. */
  readonly window: number
}

/** A handler for each request of the contract: one that is missing, or one too many, does not compile. */
export type Handlers = {
  readonly [Name in RequestName]: (
    input: ParsedInput<Name>,
    context: RequestContext,
  ) => Promise<RequestOutput<Name>>
}
