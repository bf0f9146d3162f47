import type { Ticket } from './admit-request.ts'
import { growBurst } from './grow-burst.ts'
import type { LimiterState } from './limiter-state.ts'
import { answersBeforeTrial, FIRST_PATIENCE, heldPace, MOST_A_MINUTE } from './pace-limits.ts'

/** By how much a pace grows in a minute, as a share of the refused pace: back to what is held, and beyond it. */
const RECOVERY = 1.2
const TRIAL = 0.1
/** So far above it, the refused pace is not refused any more. */
const OUTGROWN = 1.5

/** What an answer teaches: that which held its request back may grow a little. */
export function growAfterAnswer(state: LimiterState, ticket: Ticket, now: number): LimiterState {
  // An answer to a request from before the latest refusal was slow to come, and is old news.
  if (ticket.number <= state.slowedAfter) return state
  const answered = { ...recover(growBurst(state, ticket, now)), refusalsInARow: 0 }
  switch (ticket.heldBackBy) {
    case 'pace':
      return growPace(answered)
    case 'concurrency':
      return growConcurrency(answered)
    case 'nothing':
      return answered
  }
}

/** A step back to the pace that is held, after it was halved: nothing new is tried. */
function recover(state: LimiterState): LimiterState {
  const { perMinute, refusedPace } = state
  if (refusedPace === undefined || perMinute >= heldPace(refusedPace)) return state
  return { ...state, perMinute: Math.min(heldPace(refusedPace), perMinute + step(RECOVERY, state)) }
}

function growPace(state: LimiterState): LimiterState {
  const { perMinute, refusedPace, held, patience } = state
  // One more for each answer: with nothing known against it, the pace doubles in a minute.
  if (refusedPace === undefined) return { ...state, perMinute: Math.min(MOST_A_MINUTE, perMinute + 1) }
  if (perMinute < heldPace(refusedPace)) return state
  if (held < answersBeforeTrial(refusedPace, patience)) return { ...state, held: held + 1 }
  const tried = Math.min(MOST_A_MINUTE, perMinute + step(TRIAL, state))
  return tried < refusedPace * OUTGROWN
    ? { ...state, perMinute: tried }
    : { ...state, perMinute: tried, refusedPace: undefined, held: 0, patience: FIRST_PATIENCE }
}

/** What one answer adds, so that a minute of them adds `share` of the refused pace. */
function step(share: number, { perMinute, refusedPace = perMinute }: LimiterState): number {
  return (share * refusedPace) / perMinute
}

/** One more for each round of answers; quicker up to what it was before it was halved. */
function growConcurrency(state: LimiterState): LimiterState {
  const { concurrency, concurrencyBefore, mostAtOnce } = state
  const growth = concurrency < concurrencyBefore ? 1 : 1 / concurrency
  return { ...state, concurrency: Math.min(mostAtOnce, concurrency + growth) }
}
