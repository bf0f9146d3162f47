import { hasSpeech } from '../script/speech-text.ts'
import type { Turn } from '../script/script.ts'
import { captionText } from './caption-text.ts'
import type { SpokenLine, SpokenWord } from './spoken-line.ts'

/** A turn as `episode.json` has it: where it lies in its take (`start` to `end`) and in the master (`at` to `until`). Samples. */
export type PlacedTurn = {
  readonly speaker: string
  readonly start: number
  readonly end: number
  readonly at: number
  readonly until: number
}

/** When a word of a take is said: its place in the turn's text, and seconds from the take's start. */
export type TakeWord = { readonly word: string; readonly at: number; readonly start: number }

export type SpokenLinesOptions = {
  /** Samples a second of the turns. */
  readonly rate?: number | undefined
  /** The words of the take that a turn is heard from, by its place among `placed`; nothing where they are not known. */
  readonly wordsOf?: ((turn: number) => readonly TakeWord[] | undefined) | undefined
  /** What that take was asked to say, as a script has it; undefined where it is not known. */
  readonly saidIn?: ((turn: number) => string | undefined) | undefined
}

/** Samples a second in `episode.json`. */
const RATE = 24_000

/**
 * The lines of a finished episode with their words from the script. Undefined where the script is not the one that was
 * spoken: another number of lines, other speakers, or other words.
 */
export function spokenLines(
  placed: readonly PlacedTurn[],
  turns: readonly Turn[],
  { rate = RATE, wordsOf, saidIn }: SpokenLinesOptions = {},
): readonly SpokenLine[] | undefined {
  const spoken = turns.filter((turn) => hasSpeech(turn.text))
  if (spoken.length !== placed.length) return undefined
  const lines: SpokenLine[] = []
  for (const [index, turn] of spoken.entries()) {
    const place = placed[index]
    if (place === undefined || place.speaker !== turn.speaker) return undefined
    if ((saidIn?.(index) ?? turn.text) !== turn.text) return undefined
    const { text, placeOf } = captionText(turn.text)
    const words = wordsOf?.(index)
    const known =
      words === undefined ? [] : placeWords(words, turn.text, placeOf, (place.at - place.start) / rate)
    lines.push({
      turn: turn.index,
      speaker: turn.speaker,
      text,
      start: place.at / rate,
      end: place.until / rate,
      ...(known.length === 0 ? {} : { words: known }),
    })
  }
  return lines
}

/** `offset`: seconds from the take's start to the episode's. A word that does not stand in the text was said for another. */
function placeWords(
  words: readonly TakeWord[],
  text: string,
  placeOf: (at: number) => number | undefined,
  offset: number,
): readonly SpokenWord[] {
  return words.flatMap(({ word, at, start }) => {
    const place = text.startsWith(word, at) ? placeOf(at) : undefined
    return place === undefined ? [] : [{ at: place, start: start + offset }]
  })
}
