import { voiceParameters } from '../lists/list-voices.ts'
import { invalidArgument } from '../refusals/google-refusal.ts'
import type { Operation } from './route.ts'

/** Every method of Google's takes these (cloud.google.com/apis/docs/system-parameters). */
const everywhere = ['$alt', 'alt', '$fields', 'fields', 'key', 'prettyPrint', 'quotaUser', '$.xgafv']
const own: Partial<Record<Operation, readonly string[]>> = {
  listModels: ['pageSize', 'page_size', 'pageToken', 'page_token'],
  listBatches: ['pageSize', 'page_size', 'pageToken', 'page_token', 'filter'],
  listVoices: voiceParameters,
}

/** Throws what Google says to a query parameter it does not know. */
export function checkQuery(operation: Operation, query: URLSearchParams): void {
  const known = [...everywhere, ...(own[operation] ?? [])]
  const unknown = [...query.keys()].find((name) => !known.includes(name))
  if (unknown === undefined) return
  const why = `Cannot bind query parameter. Field '${unknown}' could not be found in request message.`
  throw invalidArgument(`Invalid JSON payload received. Unknown name "${unknown}": ${why}`)
}
