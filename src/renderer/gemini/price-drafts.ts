import type { PriceRow } from './gemini-types.ts'
import { readDollars } from './read-dollars.ts'

/** A row as it stands in the fields of the table. */
export type PriceDraft = {
  readonly id: number
  readonly model: string
  readonly from: string
  readonly textIn: string
  readonly audioOut: string
}
export type PriceField = Exclude<keyof PriceDraft, 'id'>
type Fault = { readonly id: number; readonly field: PriceField; readonly message: string }

export function draftsOf(rows: readonly PriceRow[]): readonly PriceDraft[] {
  return rows.map(({ model, from = '', textIn, audioOut }, id) => ({
    id,
    model,
    from,
    textIn: String(textIn),
    audioOut: String(audioOut),
  }))
}

/** The rows that were written, or the first thing that is wrong with them. USD per million tokens, 0 to 10,000. */
export function readDrafts(
  drafts: readonly PriceDraft[],
): { readonly rows: PriceRow[] } | { readonly fault: Fault } {
  const rows: PriceRow[] = []
  const seen = new Set<string>()
  for (const { id, ...draft } of drafts) {
    const model = draft.model.trim()
    if (!/^[a-z0-9][a-z0-9.-]{0,99}$/.test(model))
      return fault(id, 'model', 'Write the id of a model, such as gemini-3.8-flash-tts.')
    if (draft.from !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(draft.from))
      return fault(id, 'from', 'Write a day such as 2027-01-01, or leave it empty.')
    if (seen.has(`${model} ${draft.from}`))
      return fault(id, 'from', `${model} has two prices from the same day.`)
    seen.add(`${model} ${draft.from}`)
    const textIn = readPrice(draft.textIn)
    const audioOut = readPrice(draft.audioOut)
    if (textIn === undefined || audioOut === undefined)
      return fault(id, textIn === undefined ? 'textIn' : 'audioOut', 'Write US dollars, from 0 to 10,000.')
    rows.push({ model, ...(draft.from === '' ? {} : { from: draft.from }), textIn, audioOut })
  }
  return { rows }
}

function fault(id: number, field: PriceField, message: string) {
  return { fault: { id, field, message } }
}

function readPrice(text: string): number | undefined {
  return readDollars(text, 0, 10_000) ?? undefined
}
