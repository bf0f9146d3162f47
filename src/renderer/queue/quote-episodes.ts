import type { PageBridge, Failure } from '../bridge/ask.ts'
import { ask } from '../bridge/ask.ts'

/** What it would come to, to make some episodes. */
export type Quote = {
  /** Those of which something is to be made. */
  readonly ids: readonly string[]
  /** Those that are up to date. */
  readonly ready: number
  readonly lines: number
  /** USD, and seconds at today's pace one after the other. */
  readonly cost: number
  readonly wait: number
  /** How many Gemini speaks lines of. */
  readonly paid: number
  /** What stands in the way of one of them, or why one cannot be planned. */
  readonly trouble: Pick<Failure, 'code' | 'message'> | undefined
}

/** Plans each of the episodes and adds up. Those that cannot be planned are left out. */
export async function quoteEpisodes(bridge: PageBridge, ids: readonly string[]): Promise<Quote> {
  let quote: Quote = { ids: [], ready: 0, lines: 0, cost: 0, wait: 0, paid: 0, trouble: undefined }
  for (const id of ids) {
    const reply = await ask(bridge, 'episode.plan', { id })
    if (!reply.ok) {
      quote = { ...quote, trouble: reply }
      continue
    }
    const { missing, cost, wait, engine, isCurrent, lines, obstacle } = reply.data
    if (isCurrent) quote = { ...quote, ready: quote.ready + 1 }
    else if (lines.states !== '')
      quote = {
        ...quote,
        ids: [...quote.ids, id],
        lines: quote.lines + missing,
        cost: quote.cost + cost,
        wait: quote.wait + wait,
        paid: quote.paid + Number(engine === 'gemini' && missing > 0),
        trouble: obstacle ?? quote.trouble,
      }
  }
  return quote
}
