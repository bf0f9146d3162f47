import type { AheadOptions } from '../../speak-ahead.ts'
import type { Passage } from '../../speech-engine.ts'
import type { ServiceMemory } from '../service-memory.ts'
import type { Speaking } from '../speaking.ts'
import type { WaitReport } from '../wait-report.ts'
import type { BatchBook, BatchOwner, OpenBatch } from './batch-book.ts'

/** What everything about batches needs. */
export type BatchWork = {
  /** With batch as its service. */
  readonly speaking: Speaking
  readonly owner: BatchOwner
  readonly book: BatchBook
  readonly memory: ServiceMemory
  /** After which a batch is given up. */
  readonly hours: number
}

/** What one call of `order` or `collect` goes by. */
export type BatchJob = Pick<AheadOptions, 'signal' | 'episode' | 'shelf'> & { readonly waits: WaitReport }

/** A passage as it was read back. */
export function passageIn({ passage }: OpenBatch['requests'][number]): Passage {
  const { turns, language, ...rest } = passage
  return { ...rest, language, turns: turns.map((turn) => ({ ...turn, style: turn.style })) }
}
