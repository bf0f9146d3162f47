import { spellDollars } from '../../core/price/spell-dollars.ts'

/** What something will cost, as far as that is known before: "about $0.0042", "free". USD. */
export function priceOf(cost: number): string {
  return cost === 0 ? 'free' : `about ${spellDollars(cost)}`
}
