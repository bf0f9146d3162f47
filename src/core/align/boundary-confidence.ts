import type { BorderInGap } from './border-in-gap.ts'
import { expectedLength, type PhrasedTurn } from './break-model.ts'
import type { CutPlaces } from './cut-places.ts'
import { frameSeconds, type Envelope } from './envelope.ts'
import type { VoiceTrack } from './voice-track.ts'

/** Seconds: a gap this near to the chosen one is as good. */
const nearEnough = 0.04

/**
 * Standard deviations by which a turn may be too short or too long, and at which it is not believed at all. A laugh that no
 * script speaks of makes turns longer; nothing makes them much shorter.
 */
const short = { doubted: -3.3, disbelieved: -4.5 } as const
const long = { doubted: 5, disbelieved: 8 } as const
/** The same for the mean of what speaks against its speaker's voice, of which the most is 0.9 (`voiceEvidence`). */
const strange = { doubted: -0.3, disbelieved: -0.45 } as const

/**
 * What makes it sure that the gap is the right one, and that the cut in it lies in no word: logistic regressions on 8,856
 * and 10,475 borders of the tuning scripts, of a wrong gap (more than 150 ms off) and of the others' cuts inside a word or
 * more than 60 ms off. The weights go with the figures below; a cut inside a word counts for four, so that one limit suits both.
 */
const inGap = {
  always: -0.45,
  place: 0.92,
  change: 0.27,
  oneVoice: 0.85,
  tooLong: -0.8,
  tooShort: 0.98,
} as const
const betweenWords = { always: -0.75, part: 0.52, length: 1.23, quiet: 1.54, unheard: -2.69 } as const
/** Milliseconds: a silence as long as this is no longer part of a word. */
const longEnough = 200

/** Frames on both sides of a cut in which the change of voice is looked for. */
const beside = 50

/** What is known of the sound when confidence is asked for. */
export type HeardPassage = {
  readonly envelope: Envelope
  readonly found: CutPlaces
  readonly track: VoiceTrack
  readonly evidence: readonly Float64Array[]
}

/** Where the turns were found: `shares` are the rows of `placeBreaks` that end turns, `ends` the places chosen, `borders` the cuts. */
export type PlacedTurns = {
  readonly shares: readonly Float64Array[]
  readonly ends: readonly number[]
  readonly borders: readonly BorderInGap[]
}

/**
 * How sure the boundary after each turn but the last is, 0…1: the less of two: whether it is the right gap (how much of
 * all that is possible agrees with it, whether the voice changes there) and whether the cut lies between the words (how
 * much agrees with it, how long and quiet the silence is, whether the end of the word may come after it); less where a
 * turn beside it is so long, so short or so much in another's voice that the audio may not be what the script says.
 */
export function boundaryConfidence(
  turns: readonly PhrasedTurn[],
  paces: readonly number[],
  heard: HeardPassage,
  { shares, ends, borders }: PlacedTurns,
): number[] {
  const { places, spoken } = heard.found
  const fits = turns.map(({ speaker, phrases }, index) => {
    const from = ends[index - 1] ?? 0
    const to = ends[index] ?? 0
    const { seconds, variance } = expectedLength(phrases, paces[speaker] ?? 0)
    const off = ((spoken[to] ?? 0) - (spoken[from] ?? 0) - seconds) / Math.sqrt(variance)
    const against = meanEvidence(heard, speaker, places[from]?.at ?? 0, places[to]?.at ?? 0)
    return { off, belief: Math.min(belief(off, short), belief(off, long), belief(against, strange)) }
  })
  return borders.map((border, index) => {
    const [before, after] = [turns[index]?.speaker ?? 0, turns[index + 1]?.speaker ?? 0]
    const offs = [fits[index]?.off ?? 0, fits[index + 1]?.off ?? 0]
    const isRightGap = logistic(inGap, {
      always: 1,
      place: odds(agreement(heard.found, shares[index], ends[index] ?? 0), 8),
      change: before === after ? 0 : voiceChange(heard, before, after, border.at),
      oneVoice: before === after ? 1 : 0,
      tooLong: Math.max(0, ...offs.map((off) => off - 2.5)),
      tooShort: Math.min(0, ...offs.map((off) => off + 2)),
    })
    const isBetweenWords = logistic(betweenWords, {
      always: 1,
      part: odds(border.share, 6),
      length: Math.log(Math.min(longEnough, border.milliseconds) + 10) - 4,
      quiet: quietness(heard.envelope, border.at),
      unheard: border.isStopUnheard ? 1 : 0,
    })
    const fit = Math.min(fits[index]?.belief ?? 0, fits[index + 1]?.belief ?? 0)
    const sure = Math.min(isRightGap, isBetweenWords) * fit
    // Lengths and voices of nothing at all divide by nothing: that is no reason to be sure.
    return Number.isNaN(sure) ? 0 : sure
  })
}

function logistic<Figure extends string>(
  weights: Readonly<Record<Figure, number>>,
  figures: Readonly<Record<NoInfer<Figure>, number>>,
): number {
  let sum = 0
  for (const figure in weights) sum += weights[figure] * figures[figure]
  return 1 / (1 + Math.exp(-sum))
}

/** A share as the logarithm of odds, from −3 up to a limit. */
function odds(share: number, most: number): number {
  return Math.max(-3, Math.min(most, Math.log(share / Math.max(1e-9, 1 - share))))
}

/** How much of all that is possible agrees with a place. */
function agreement({ places }: CutPlaces, row: Float64Array | undefined, end: number): number {
  const chosen = places[end]
  let agreed = 0
  for (const [place, share] of row?.entries() ?? []) {
    const { start, end: stop } = places[place] ?? { start: Infinity, end: Infinity }
    const apart = Math.max(start - (chosen?.end ?? 0), (chosen?.start ?? 0) - stop)
    if (apart * frameSeconds <= nearEnough) agreed += share
  }
  return Math.min(1, agreed)
}

/** How far below the level of silence it is where the cut lies, in tens of dB; at most 15 dB count. */
function quietness({ fine, silence }: Envelope, at: number): number {
  const level = fine.levels[Math.floor(at)] ?? 0
  return Math.max(-1, Math.min(1.5, ((silence[Math.floor(at) >> 1] ?? 0) - level) / 10))
}

/** How much likelier the voices beside a cut are this way round, on the side where it is less so; natural logarithm. */
function voiceChange(
  { evidence, envelope }: HeardPassage,
  before: number,
  after: number,
  at: number,
): number {
  const frame = Math.round(at / 2)
  const last = envelope.levels.length
  const between = (speaker: number, from: number, to: number) => {
    const sums = evidence[speaker]
    return (sums?.[Math.min(last, to)] ?? 0) - (sums?.[Math.max(0, from)] ?? 0)
  }
  const left = between(before, frame - beside, frame) - between(after, frame - beside, frame)
  const right = between(after, frame, frame + beside) - between(before, frame, frame + beside)
  return Math.max(-8, Math.min(8, left, right))
}

/** 1 up to where something is doubted, falling to 0 where it is disbelieved. */
function belief(value: number, limits: { readonly doubted: number; readonly disbelieved: number }): number {
  const share = (value - limits.disbelieved) / (limits.doubted - limits.disbelieved)
  return Math.max(0, Math.min(1, share))
}

/** What speaks against a speaker between two frames, for each moment there is; −Infinity when there is none. */
function meanEvidence({ track, evidence }: HeardPassage, speaker: number, from: number, to: number): number {
  const sums = evidence[speaker]
  const moments = track.frames.reduce((count, frame) => count + (frame >= from && frame < to ? 1 : 0), 0)
  return moments === 0 ? -Infinity : ((sums?.[to] ?? 0) - (sums?.[from] ?? 0)) / moments
}
