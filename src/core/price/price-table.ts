/** The price of a model from a day on. USD per million tokens. */
export type PriceRow = {
  readonly model: string
  /** First day it is valid, such as 2027-01-01; undefined: always before the next row of the model. */
  readonly from?: string | undefined
  readonly textIn: number
  readonly audioOut: number
}

/** Prices as they were known on a day, such as 2026-11-23. */
export type PriceTable = { readonly dated: string; readonly rows: readonly PriceRow[] }
