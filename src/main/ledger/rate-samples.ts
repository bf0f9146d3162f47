import { z } from 'zod'
import type { RateSample } from '../../core/estimate/rate-sample.ts'
import { parseJson } from '../../core/text/parse-json.ts'
import type { Database } from '../database/database.ts'
import { sentLine } from './ledger-lines.ts'

/** The latest are enough: what was long ago counts little. */
const most = 400

const row = z.object({
  model: z.string(),
  turns: z.string(),
  seconds: z.number(),
  tokensIn: z.int(),
  tokensOut: z.int(),
  latency: z.number(),
})

/** The latest requests whose speech was kept, oldest first. */
export function readRateSamples(database: Database): readonly RateSample[] {
  return database
    .all(
      row,
      `SELECT model, turns, seconds, tokens_in AS tokensIn, tokens_out AS tokensOut, latency FROM requests
       WHERE outcome = 'kept' AND seconds IS NOT NULL AND tokens_in IS NOT NULL AND tokens_out IS NOT NULL
       ORDER BY sent_at DESC LIMIT ${most}`,
    )
    .toReversed()
    .map((one) => ({ ...one, turns: sentLine.shape.turns.parse(parseJson(one.turns)) }))
}
