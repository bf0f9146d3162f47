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
 * What makes a border sure: logistic regression of "within 60 ms of the gap and not inside a word" on 6,974 borders of the
 * tuning scripts. Each weight goes with a figure of `BorderFigures`.
 */
const weights = {
  always: -4.16,
  place: 0.61,
  part: 0.44,
  length: 0.38,
  quiet: 1.38,
  change: 0.14,
  oneVoice: 0.48,
  tooLong: -0.6,
  tooShort: 1.87,
} as const
type BorderFigures = Readonly<Record<keyof typeof weights, number>>

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
 * How sure the boundary after each turn but the last is, 0…1: how much of all that is possible agrees with the place
 * chosen and with the cut in it, how long and quiet the gap is, whether the voice changes there; less where a turn beside
 * it is so long, so short or so much in another's voice that the audio may not be what the script says.
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
    const figures: BorderFigures = {
      always: 1,
      place: odds(agreement(heard.found, shares[index], ends[index] ?? 0), 8),
      part: odds(border.share, 6),
      length: Math.log(border.milliseconds + 10) - 4,
      quiet: quietness(heard.envelope, border.at),
      change: before === after ? 0 : voiceChange(heard, before, after, border.at),
      oneVoice: before === after ? 1 : 0,
      tooLong: Math.max(0, ...offs.map((off) => off - 2.5)),
      tooShort: Math.min(0, ...offs.map((off) => off + 2)),
    }
    const sure = logistic(figures) * Math.min(fits[index]?.belief ?? 0, fits[index + 1]?.belief ?? 0)
    // Lengths and voices of nothing at all divide by nothing: that is no reason to be sure.
    return Number.isNaN(sure) ? 0 : sure
  })
}

function logistic(figures: BorderFigures): number {
  const sum =
    weights.always +
    weights.place * figures.place +
    weights.part * figures.part +
    weights.length * figures.length +
    weights.quiet * figures.quiet +
    weights.change * figures.change +
    weights.oneVoice * figures.oneVoice +
    weights.tooLong * figures.tooLong +
    weights.tooShort * figures.tooShort
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
