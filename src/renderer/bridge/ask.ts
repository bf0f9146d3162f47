import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { RequestName } from '../../shared/ipc/names.ts'
import type { Reply } from '../../shared/ipc/reply.ts'
import type { RequestInput, RequestOutput } from '../../shared/ipc/schemas.ts'

export type PageBridge = Bridge<File>
export type InputArguments<Name extends RequestName> =
  RequestInput<Name> extends undefined ? [] : [RequestInput<Name>]
export type Failure = Extract<Reply<unknown>, { readonly ok: false }>

/** Asks main and never throws: a bridge that is gone is an internal failure like any other. */
export async function ask<Name extends RequestName>(
  bridge: PageBridge,
  name: Name,
  ...input: InputArguments<Name>
): Promise<Reply<RequestOutput<Name>>> {
  try {
    return await bridge.request(name, ...input)
  } catch {
    return { ok: false, code: 'internal', message: 'Castwright’s other half did not answer.' }
  }
}
