import type { PriceRow, PriceTable } from './price-table.ts'

/**
 * The price of a model on a day (Pacific, see `pacificDay`): its last row that has begun. Of two rows of one day the
 * later in the table counts. Undefined where the table has none.
 */
export function priceOn(table: PriceTable, model: string, day: string): PriceRow | undefined {
  let price: PriceRow | undefined
  for (const row of table.rows) {
    const from = row.from ?? ''
    if (row.model === model && from <= day && from >= (price?.from ?? '')) price = row
  }
  return price
}

/**
 * The price to estimate with. A model that the table does not know is taken to cost what the dearest one does that day,
 * so that no budget is passed unseen. Undefined only for a table without rows.
 */
export function priceToExpect(table: PriceTable, model: string, day: string): PriceRow | undefined {
  const known = priceOn(table, model, day)
  if (known !== undefined) return known
  const models = [...new Set(table.rows.map((row) => row.model))]
  const valid = models.flatMap((other) => priceOn(table, other, day) ?? [])
  return dearest(valid.length === 0 ? table.rows : valid)
}

/** Speech has many more tokens out than in: the price out decides. */
function dearest(rows: readonly PriceRow[]): PriceRow | undefined {
  return rows.toSorted((a, b) => b.audioOut - a.audioOut || b.textIn - a.textIn)[0]
}
