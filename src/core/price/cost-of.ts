import { priceOn } from './price-on.ts'
import type { PriceRow, PriceTable } from './price-table.ts'

/** Tokens of one request: text in, audio out. */
export type Tokens = { readonly tokensIn: number; readonly tokensOut: number }

/** What tokens cost at a price, USD. */
export function costAt(price: PriceRow, { tokensIn, tokensOut }: Tokens): number {
  return (tokensIn * price.textIn + tokensOut * price.audioOut) / 1e6
}

/** What a request of a Pacific day cost, USD; undefined where the table does not know the model. */
export function costOf(
  table: PriceTable,
  request: Tokens & { readonly model: string; readonly day: string },
): number | undefined {
  const price = priceOn(table, request.model, request.day)
  return price === undefined ? undefined : costAt(price, request)
}
