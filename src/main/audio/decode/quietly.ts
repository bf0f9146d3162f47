import { withProperty } from './with-property.ts'

/** Runs a decoder that tells the console of every damaged byte; what it finds is in its answer, too. */
export function quietly<Result>(work: () => Result): Result {
  return withProperty(console, 'error', () => undefined, work)
}
