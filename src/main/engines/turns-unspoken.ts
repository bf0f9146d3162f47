import { StudioError } from '../../shared/studio-error.ts'

/** A turn of a passage, as people find it ("line 12"), that could not be spoken by itself, and why. */
export type TurnFailure = { readonly place: string; readonly error: StudioError }

/** Turns that were spoken one by one and could not be; the others are kept. Its code is that of the first. */
export class TurnsUnspoken extends StudioError {
  readonly failures: readonly TurnFailure[]

  constructor(failures: readonly [TurnFailure, ...TurnFailure[]]) {
    super(failures[0].error.code, failures.map(({ error }) => error.message).join(' '))
    this.failures = failures
  }
}

/** Why the turn at `place` was not spoken, from what was thrown for its passage: all of it where it does not tell turns apart. */
export function reasonOf(error: StudioError, place: string | undefined): string {
  const failures = error instanceof TurnsUnspoken ? error.failures : []
  return failures.find((failure) => failure.place === place)?.error.message ?? error.message
}
