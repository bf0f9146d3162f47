import type { MusicInUse } from '../../core/music/music-in-use.ts'
import type { Script } from '../../core/script/script.ts'
import { buildTimeline, defaultTimelineOptions } from '../../core/timeline/build-timeline.ts'
import type { SpeechLevel, Timeline } from '../../core/timeline/timeline.ts'
import type { ChosenTake } from '../../core/takes/choose-takes.ts'
import type { TakeFile } from '../takes/take-file.ts'
import type { FittedTake } from './fit-takes.ts'

export type PlacedTakes = {
  readonly timeline: Timeline
  /** How loud each speaker's takes are, for levelling. */
  readonly levels: ReadonlyMap<string, readonly SpeechLevel[]>
}

/** Places the takes of a script, and its music, in time. Turns without a take, as yet, take none. */
export function placeTakes(
  script: Script,
  chosen: readonly ChosenTake[],
  takes: ReadonlyMap<string, TakeFile>,
  fitted: ReadonlyMap<string, FittedTake>,
  music: MusicInUse,
): PlacedTakes {
  const keys = new Map(chosen.map(({ turn, key }) => [turn, key]))
  const audioOf = (turn: number) => {
    const key = keys.get(turn)
    const fit = key === undefined ? undefined : fitted.get(key)
    if (key === undefined || fit === undefined) return undefined
    const { samples, speech, gain } = fit
    // A turn of pauses alone has no speech in it: its silence is what was asked for.
    const [speechStart, speechEnd] = speech.end === 0 ? [0, samples] : [speech.start, speech.end]
    return { take: key, start: 0, end: samples, speechStart, speechEnd, gain }
  }
  const timeline = buildTimeline(script.items, audioOf, defaultTimelineOptions, music)
  const spoken = Map.groupBy(chosen, ({ turn }) => script.turns[turn]?.speaker ?? '')
  const levels = [...spoken].map(([speaker, planned]) => {
    return [speaker, planned.flatMap(({ key }) => takes.get(key)?.level ?? [])] as const
  })
  return { timeline, levels: new Map(levels) }
}
