import { countOf } from '../../core/text/count-of.ts'
import { priceOf } from '../voices/price-of.ts'
import type { LineTake, RetakeOffer, RetakeScope } from './take-types.ts'

/** What a take is called: "Take 2"; one that is kept in another voice or manner has no number. */
export function takeName({ number }: Pick<LineTake, 'number'>): string {
  return number === undefined ? 'The locked take' : `Take ${number}`
}

/** A short length of time, seconds: "3.2 s", "1 min 4 s". */
export function spellLength(seconds: number): string {
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} min ${whole % 60} s`
}

/** What a render would make besides the take that is asked for. */
export type OtherLines = { readonly lines: number; /** USD. */ readonly cost: number }

/** All that a button for another take does, and what it costs. */
export function retakeLabel(
  scope: RetakeScope,
  offer: RetakeOffer,
  others: OtherLines = { lines: 0, cost: 0 },
): string {
  const price = priceOf(offer[scope].cost + others.cost)
  const more = others.lines === 0 ? '' : ` and ${countOf(others.lines, 'new line')}`
  if (scope === 'line') return `Make another take${more} · ${price}`
  return `Make the passage again · ${countOf(offer.passage.lines, 'line')}${more} · ${price}`
}
