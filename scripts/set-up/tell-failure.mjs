// @ts-check
import { endBySignal } from '../run/forward-signals.mjs'
import { Interrupted } from '../run/run-quietly.mjs'
import { SetUpError } from './set-up-error.mjs'

/**
 * The last word of a command whose set-up failed: the sentence, then what the tool said. Anything else is a bug and thrown.
 *
 * @param {unknown} error
 */
export function tellFailure(error) {
  if (error instanceof Interrupted) return endBySignal(error.signal)
  if (!(error instanceof SetUpError)) throw error
  process.exitCode = 1
  console.error(error.message)
  if (error.detail !== '') console.error(error.detail.replace(/^/gm, '  '))
}
