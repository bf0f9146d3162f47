import { expectedLength, type PhrasedTurn } from './break-model.ts'
import type { CutPlaces } from './cut-places.ts'
import { frameSeconds } from './envelope.ts'
import type { VoiceTrack } from './voice-track.ts'

/** Seconds: a gap this near to the chosen one is as good. */
const nearEnough = 0.04
/** Seconds: a silence shorter than this may as well be a "t" being closed, inside a word; it is never quite sure. */
const shortestGap = 0.08
const sureOfShorter = 0.85

/**
 * Standard deviations by which a turn may be too short or too long, and at which it is not believed at all. A laugh that no
 * script speaks of makes turns longer; nothing makes them much shorter.
 */
const short = { doubted: -3.3, disbelieved: -4.5 } as const
const long = { doubted: 5, disbelieved: 8 } as const
/** The same for the mean of what speaks against its speaker's voice, of which the most is 0.9 (`voiceEvidence`). */
const strange = { doubted: -0.3, disbelieved: -0.45 } as const

/**
 * How sure the boundary after each turn but the last is, 0…1: how much of all that is possible agrees with the place
 * chosen, less where the gap is very short, or a turn beside it so long, so short or so much in another's voice that the
 * audio may not be what the script says. `shares` are the rows of `placeBreaks` that end turns, `ends` the places chosen.
 */
export function boundaryConfidence(
  turns: readonly PhrasedTurn[],
  paces: readonly number[],
  { places, spoken }: CutPlaces,
  voices: { readonly track: VoiceTrack; readonly evidence: readonly Float64Array[] },
  shares: readonly Float64Array[],
  ends: readonly number[],
): number[] {
  const fits = turns.map(({ speaker, phrases }, index) => {
    const from = ends[index - 1] ?? 0
    const to = ends[index] ?? 0
    const { seconds, variance } = expectedLength(phrases, paces[speaker] ?? 0)
    const off = ((spoken[to] ?? 0) - (spoken[from] ?? 0) - seconds) / Math.sqrt(variance)
    const against = meanEvidence(voices, speaker, places[from]?.at ?? 0, places[to]?.at ?? 0)
    return Math.min(belief(off, short), belief(off, long), belief(against, strange))
  })
  return ends.slice(0, -1).map((end, index) => {
    const chosen = places[end]
    let agreed = 0
    for (const [place, share] of (shares[index] ?? new Float64Array(0)).entries()) {
      const { start, end: stop } = places[place] ?? { start: Infinity, end: Infinity }
      const apart = Math.max(start - (chosen?.end ?? 0), (chosen?.start ?? 0) - stop)
      if (apart * frameSeconds <= nearEnough) agreed += share
    }
    const isShort = (chosen?.silent ?? 0) * frameSeconds < shortestGap - 1e-9
    const fit = Math.min(fits[index] ?? 0, fits[index + 1] ?? 0)
    const sure = (isShort ? sureOfShorter : 1) * Math.min(1, agreed) * fit
    // Lengths and voices of nothing at all divide by nothing: that is no reason to be sure.
    return Number.isNaN(sure) ? 0 : sure
  })
}

/** 1 up to where something is doubted, falling to 0 where it is disbelieved. */
function belief(value: number, limits: { readonly doubted: number; readonly disbelieved: number }): number {
  const share = (value - limits.disbelieved) / (limits.doubted - limits.disbelieved)
  return Math.max(0, Math.min(1, share))
}

/** What speaks against a speaker between two frames, for each moment there is; −Infinity when there is none. */
function meanEvidence(
  { track, evidence }: { readonly track: VoiceTrack; readonly evidence: readonly Float64Array[] },
  speaker: number,
  from: number,
  to: number,
): number {
  const sums = evidence[speaker]
  const moments = track.frames.reduce((count, frame) => count + (frame >= from && frame < to ? 1 : 0), 0)
  return moments === 0 ? -Infinity : ((sums?.[to] ?? 0) - (sums?.[from] ?? 0)) / moments
}
