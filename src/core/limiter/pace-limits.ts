/** A pace is never slower, whatever is refused: slower could not be told from standing still. Requests a minute. */
export const LEAST_A_MINUTE = 0.5

/** A pace never grows past this: eight at once, each done in 80 ms, are quicker than any speech model. */
export const MOST_A_MINUTE = 6000

/**
 * The share of the refused pace that is held. As many requests as a server allows in a minute then take almost two
 * seconds longer, which is more than their times on the way differ.
 */
export const HELD_SHARE = 0.97

/** The pace that is held while `refusedPace` is known to be too much. */
export function heldPace(refusedPace: number): number {
  return Math.max(LEAST_A_MINUTE, refusedPace * HELD_SHARE)
}

/** Whether a pace is a trial: quicker than the one that is held. */
export function isTrial(perMinute: number, refusedPace: number | undefined): refusedPace is number {
  return refusedPace !== undefined && perMinute > heldPace(refusedPace)
}

/**
 * How many answers at the held pace come before a quicker one is tried: sixty, and at least eight minutes of them, times
 * the patience. A trial that fails costs a refusal or two, so that it is about one in a hundred.
 */
export function answersBeforeTrial(refusedPace: number, patience: number): number {
  return patience * Math.max(60, 8 * heldPace(refusedPace))
}

export const FIRST_PATIENCE = 1
/** After a trial that failed. */
export const MOST_PATIENCE = 2
/** Where what is known may well be wrong: a guess, or long ago. */
export const SHORT_PATIENCE = 1 / 3
