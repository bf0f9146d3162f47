import { borderInGap, type BorderInGap } from './border-in-gap.ts'
import { boundaryConfidence } from './boundary-confidence.ts'
import { breakModel, type PhrasedTurn } from './break-model.ts'
import { cutAt, type TurnCut } from './cut-at.ts'
import { cutPlaces, type CutPlaces } from './cut-places.ts'
import { passageEnvelope } from './envelope.ts'
import { findGaps } from './find-gaps.ts'
import { doLettersTell, soundsAt } from './letters-tell.ts'
import { learnPaces } from './learn-paces.ts'
import { placeBreaks } from './place-breaks.ts'
import { createSpelledOdds, unspelledOdds } from './spelled-odds.ts'
import { splitPhrases } from './split-phrases.ts'
import { voiceEvidence } from './voice-evidence.ts'
import { voiceTrack, type VoiceTrack } from './voice-track.ts'

/** A turn of a passage, in the order spoken; `expectedSeconds` by its speaker's usual pace. */
export type TurnToAlign = {
  readonly speaker: string
  readonly text: string
  readonly expectedSeconds: number
}

export type AlignedPassage = {
  /** One for each turn. */
  readonly cuts: readonly TurnCut[]
  /** For the boundary after each turn but the last, how sure it is, 0…1. */
  readonly confidence: readonly number[]
  /** Whether every boundary is sure enough to cut there. */
  readonly isConfident: boolean
}

/**
 * A boundary less sure than this is not to be cut at. Of those just at it about one in ten is wrong, of all that are
 * surer one in two hundred (tuning scripts: 50 of 10,201).
 */
export const leastConfidence = 0.85
/** Nothing is said in less, seconds; and nothing can be divided by no time at all. */
const SHORTEST_TURN = 0.05
/** How often the speakers' paces and voices are learned from where the turns seem to lie; letters count from the second on. */
const rounds = 3

/**
 * Finds where each turn of a passage begins and ends: by gaps, by the lengths that the words and each speaker's pace let
 * expect, and by the change of voice. `pcm` is mono, `rate` in Hz. Never fails: a passage that cannot be laid on its
 * turns at all is cut by expected lengths, with no confidence.
 */
export function alignPassage(passage: {
  readonly pcm: Int16Array
  readonly rate: number
  readonly turns: readonly TurnToAlign[]
}): AlignedPassage {
  const { pcm, rate } = passage
  const speakers = [...new Set(passage.turns.map(({ speaker }) => speaker))]
  const turns = passage.turns.map(({ speaker, text, expectedSeconds }) => {
    return {
      speaker: speakers.indexOf(speaker),
      phrases: splitPhrases(text),
      expectedSeconds: Math.max(expectedSeconds, SHORTEST_TURN),
    }
  })
  const envelope = passageEnvelope(pcm, rate)
  const frameCount = envelope.levels.length
  const track = voiceTrack(pcm, rate, envelope)
  const voiced = new Set(track.frames.filter((_, k) => (track.pitch[k] ?? 0) > 0))
  const found = cutPlaces(
    findGaps(envelope, (frame) => voiced.has(frame)),
    envelope,
  )
  const turnEnds = turns.flatMap(({ phrases }) => phrases.map(({ end }) => end === 'turn'))

  let ends: number[] = []
  let confidence: number[] = []
  let borders: BorderInGap[] = []
  let lettersTell = false
  const spelled = createSpelledOdds(found.parts)
  const unspelled = unspelledOdds(found.places.length)
  for (let round = 0; round < rounds; round++) {
    const heard = ends.map((end) => found.spoken[end] ?? 0)
    const paces = learnPaces(turns, speakers.length, heard, found.spoken.at(-1) ?? 0)
    const owner = ownersOf(track, turns, ends, found)
    const evidence = voiceEvidence(track, owner, speakers.length, frameCount)
    const rows = placeBreaks(breakModel(turns, paces, found, evidence, lettersTell ? spelled : unspelled))
    if (rows === undefined) return cutByLength(passage)
    const shares = rows.filter((_, phrase) => turnEnds[phrase] === true)
    ends = likeliestPlaces(shares)
    if (round === 0) lettersTell = doLettersTell(turns, ends, found)
    if (round < rounds - 1) continue
    borders = ends.slice(0, -1).map((end, index) => {
      const { last, first } = soundsAt(turns, index)
      return borderInGap(
        found.parts[end] ?? [],
        lettersTell ? last : undefined,
        lettersTell ? first : undefined,
      )
    })
    confidence = boundaryConfidence(
      turns,
      paces,
      { envelope, found, track, evidence },
      { shares, ends, borders },
    )
  }
  const at = borders.map((border) => border.at * envelope.fine.size)
  return {
    cuts: cutAt(pcm, rate, at),
    confidence,
    isConfident: confidence.every((sure) => sure >= leastConfidence),
  }
}

/** The likeliest place of each row that lies after that of the row before. */
function likeliestPlaces(rows: readonly Float64Array[]): number[] {
  let last = 0
  return rows.map((row) => {
    let best = Math.min(last + 1, row.length - 1)
    for (let place = best + 1; place < row.length; place++) {
      if ((row[place] ?? 0) > (row[best] ?? 0)) best = place
    }
    last = best
    return best
  })
}

/** The speaker of each moment of the track by the turn it lies in; −1 while it is not known where turns end. */
function ownersOf(
  { frames }: VoiceTrack,
  turns: readonly PhrasedTurn[],
  ends: readonly number[],
  { places }: CutPlaces,
): Int32Array {
  if (ends.length === 0) return new Int32Array(frames.length).fill(-1)
  let turn = 0
  return frames.map((frame) => {
    while (turn < turns.length - 1 && frame >= (places[ends[turn] ?? 0]?.at ?? 0)) turn++
    return turns[turn]?.speaker ?? -1
  })
}

function cutByLength({ pcm, rate, turns }: Parameters<typeof alignPassage>[0]): AlignedPassage {
  const whole = turns.reduce((sum, { expectedSeconds }) => sum + expectedSeconds, 0)
  let before = 0
  const at = turns.slice(0, -1).map(({ expectedSeconds }) => {
    before += expectedSeconds
    return (before / Math.max(whole, 1e-9)) * pcm.length
  })
  return { cuts: cutAt(pcm, rate, at), confidence: at.map(() => 0), isConfident: turns.length < 2 }
}
