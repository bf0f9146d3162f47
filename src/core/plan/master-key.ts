import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Chapter, Cue, Turn } from '../script/script.ts'
import type { TimelineOptions } from '../timeline/build-timeline.ts'
import { canonicalJson, type Json } from './canonical-json.ts'
import type { PlannedTake } from './plan-takes.ts'

/** How the finished audio is to be. */
export type AudioTarget = {
  /** Hz. */
  readonly rate: number
  readonly channels: 1 | 2
  /** LUFS, mono measured as stereo. */
  readonly loudness: number
  /** dBTP. */
  readonly ceiling: number
}

/** Raised when the same takes and the same target would sound different from before. */
const MASTERING_VERSION = 2

/**
 * What a master is made from: SHA-256 (hex) over the takes in their order, who speaks them, the pauses between them, and
 * the target. Equal keys mean equal audio. Titles of chapters are not heard and do not count.
 */
export function masterKey(
  items: readonly (Turn | Cue | Chapter)[],
  plan: readonly PlannedTake[],
  target: AudioTarget,
  options: TimelineOptions,
): string {
  const keys = new Map(plan.map(({ turn, key }) => [turn, key]))
  const heard = items.flatMap((item): Json[] => {
    if (item.kind === 'turn') {
      const take = keys.get(item.index)
      return take === undefined ? [] : [[item.speaker, take]]
    }
    return item.kind === 'cue' && item.cue === 'pause' ? [item.seconds] : []
  })
  return bytesToHex(
    sha256(
      utf8ToBytes(
        canonicalJson({ version: MASTERING_VERSION, target: { ...target }, options: { ...options }, heard }),
      ),
    ),
  )
}
