import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { playsMusic } from '../music/music-target.ts'
import { noMusic, type MusicInUse } from '../music/music-in-use.ts'
import type { Chapter, Cue, Turn } from '../script/script.ts'
import type { TimelineOptions } from '../timeline/build-timeline.ts'
import { canonicalJson, type Json } from './canonical-json.ts'
import type { ChosenTake } from '../takes/choose-takes.ts'
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
/** The same for episodes with music. */
const MUSIC_VERSION = 1

/**
 * What a master is made from: SHA-256 (hex) over the takes in their order, who speaks them, the pauses between them, and
 * the target, and the pieces of music with what their cues say. Equal keys mean equal audio. Titles of chapters are not
 * heard and do not count.
 */
export function masterKey(
  items: readonly (Turn | Cue | Chapter)[],
  plan: readonly (PlannedTake & Pick<ChosenTake, 'isCut'>)[],
  target: AudioTarget,
  options: TimelineOptions,
  music: MusicInUse = noMusic,
): string {
  const isMusical = playsMusic(items, music)
  const takes = new Map(plan.map((take) => [take.turn, take]))
  const heard = items.flatMap((item): Json[] => {
    if (item.kind === 'turn') {
      const take = takes.get(item.index)
      if (take === undefined) return []
      // The same words, cut or spoken by themselves, are fitted to the others in different ways.
      return take.isCut === true ? [[item.speaker, take.key, 'cut']] : [[item.speaker, take.key]]
    }
    if (item.kind !== 'cue' || item.cue === 'unknown') return []
    if (item.cue === 'pause') return [item.seconds]
    if (!isMusical) return []
    if (item.cue === 'music-stop') return [['stop', item.fadeOut ?? null]]
    const piece = music.named(item.name)?.key
    return piece === undefined ? [] : [['play', piece, { ...item.options }]]
  })
  const parts = { intro: music.intro?.key, outro: music.outro?.key, bed: music.bed?.key }
  return bytesToHex(
    sha256(
      utf8ToBytes(
        canonicalJson({
          version: MASTERING_VERSION,
          target: { ...target },
          options: { ...options },
          heard,
          ...(isMusical ? { music: { version: MUSIC_VERSION, ...parts } } : {}),
        }),
      ),
    ),
  )
}
