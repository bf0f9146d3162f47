import { turnRequests } from '../../core/plan/turn-requests.ts'
import type { Batch } from '../engines/speak-ahead.ts'
import type { SpeechEngine } from '../engines/speech-engine.ts'
import { requestFor } from '../takes/answer-shelf.ts'

export type TakesUnderWay = { readonly keys: ReadonlySet<string>; readonly batches: readonly Batch[] }

/**
 * The takes of an episode that are being made in batches: they are not to be asked for again. `going`: without those
 * batches whose time is over, which bring no more than they have already.
 */
export async function takesUnderWay(
  engine: SpeechEngine,
  episode: string | undefined,
  which: 'all' | 'going',
): Promise<TakesUnderWay> {
  const pending = episode === undefined ? [] : ((await engine.ahead?.pending(episode)) ?? [])
  const batches = pending.filter(({ isOver }) => which === 'all' || !isOver)
  const passages = batches.flatMap((batch) => batch.passages)
  const takes = passages.flatMap((passage) => turnRequests(requestFor(engine, passage)))
  return { keys: new Set(takes.map(({ key }) => key)), batches }
}
