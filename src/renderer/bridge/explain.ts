import { wayOut } from '../../shared/way-out.ts'
import type { Failure } from './ask.ts'

/** What happened and what to do about it, in one line for a person. */
export function explain(failure: Pick<Failure, 'code' | 'message'>): string {
  return `${failure.message} ${wayOut[failure.code]}`
}
