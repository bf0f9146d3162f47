/**
 * The reason of a signal where a person does not want the work any more. Without it, work is only interrupted: what
 * Google makes in a batch goes on there, and is collected later.
 */
export const calledOff = 'called off'

/** Whether a signal ends the work for good; see `calledOff`. */
export function isCalledOff(signal: AbortSignal): boolean {
  return signal.aborted && signal.reason === calledOff
}
