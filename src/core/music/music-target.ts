import type { AudioTarget } from '../plan/master-key.ts'
import type { Chapter, Cue, Turn } from '../script/script.ts'
import { secondsLeft } from './heard-seconds.ts'
import type { MusicInUse } from './music-in-use.ts'

/** Hz of finished audio with music, unless more was asked for: what music is made at, and every host takes. */
const musicRate = 44_100

/** Whether any music is heard in an episode. */
export function playsMusic(items: readonly (Turn | Cue | Chapter)[], music: MusicInUse): boolean {
  if (music.intro !== undefined || music.outro !== undefined || music.bed !== undefined) return true
  return items.some((item) => {
    if (item.kind !== 'cue' || item.cue !== 'music') return false
    const piece = music.named(item.name)
    return piece !== undefined && secondsLeft(piece, item.options) > 0
  })
}

/** How the finished audio of an episode is to be: with music in stereo, at 44.1 kHz at least. */
export function targetWithMusic(
  target: AudioTarget,
  items: readonly (Turn | Cue | Chapter)[],
  music: MusicInUse,
): AudioTarget {
  if (!playsMusic(items, music)) return target
  return { ...target, rate: Math.max(musicRate, target.rate), channels: 2 }
}
