import { levelOf } from '../audio/speech-level.ts'
import type { SpeechLevel } from '../timeline/timeline.ts'

/** A take as far as it matters whether it fits among the others of its speaker. */
export type TakeToMatch = {
  readonly key: string
  readonly speaker: string
  /** The passage it was cut from; undefined where it was spoken by itself. */
  readonly passage: string | undefined
  readonly level: SpeechLevel
  /** Seconds from the first to the last sound of speech. */
  readonly speech: number
  /** As `speechSize` counts them. */
  readonly characters: number
  /** How it was to be spoken, if in a manner of its own. */
  readonly style: string | undefined
}

/** What makes a take fit: how much louder, dB, and how much faster it is to be heard. */
export type SpliceMatch = { readonly gain: number; readonly tempo: number }

/** So far a line may be from its speaker's usual level, dB, and pace: people vary, and it should be heard that they do. */
const freeLevel = 2
const freePace = 0.1
/** More than this would be heard as a fault of its own. */
const mostGain = 6
const mostTempo = 0.1
/** So many takes tell what is usual, and so many characters how fast one was. */
const fewTakes = 3
const fewCharacters = 30

/**
 * Takes that were spoken by themselves and lie between takes of passages, such as a line that was changed later, and what
 * brings each to the level and the pace of its speaker's other takes. Those that fit are not among them, nor are those in
 * a manner of their own.
 */
export function matchSplices(takes: readonly TakeToMatch[]): ReadonlyMap<string, SpliceMatch> {
  const matches = new Map<string, SpliceMatch>()
  for (const [, spoken] of Map.groupBy(takes, ({ speaker }) => speaker)) {
    const usual = spoken.filter(({ passage }) => passage !== undefined)
    if (usual.length < fewTakes) continue
    const level = levelOf(usual.map((take) => take.level))
    const pace = median(usual.flatMap((take) => paceOf(take) ?? []))
    const manner = commonest(usual.map(({ style }) => style))
    for (const take of spoken) {
      if (take.passage !== undefined || take.style !== manner) continue
      const own = levelOf([take.level])
      const gain = level === undefined || own === undefined ? 0 : -beyond(own - level, freeLevel, mostGain)
      const ownPace = paceOf(take)
      const ratio = pace === undefined || ownPace === undefined ? 0 : pace / ownPace - 1
      const tempo = 1 + beyond(-ratio, freePace, mostTempo)
      if (gain !== 0 || tempo !== 1) matches.set(take.key, { gain, tempo })
    }
  }
  return matches
}

/** How far `value` lies outside of ±`free`, at most `most`. */
function beyond(value: number, free: number, most: number): number {
  return Math.sign(value) * Math.min(most, Math.max(0, Math.abs(value) - free))
}

/** Seconds a character. */
function paceOf({ speech, characters }: TakeToMatch): number | undefined {
  return characters < fewCharacters || speech <= 0 ? undefined : speech / characters
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[values.length >> 1]
}

function commonest<Value>(values: readonly Value[]): Value | undefined {
  const groups = [...Map.groupBy(values, (value) => value)]
  return groups.toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0]
}
