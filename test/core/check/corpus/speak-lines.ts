import { speechSegments } from '../../../../src/core/script/speech-text.ts'
import { spokenPieces } from '../../../gemini-server/speech/spoken-pieces.ts'
import { textSeed } from '../../../gemini-server/speech/text-seed.ts'
import type { CorpusLine } from './draw-lines.ts'
import { laughSound } from './room-sound.ts'

export const corpusRate = 24_000

/** A draft voice saying words, as samples at `corpusRate`. */
export type SpeakWords = (voice: string, text: string, pace: number) => Promise<Int16Array>

export type SpeakTools = {
  readonly speak: SpeakWords
  /** How fast a voice speaks in truth: what its listener can only learn. */
  readonly paceOf: (voice: string) => number
  /** How loud it is, a factor. */
  readonly gainOf: (voice: string) => number
  /** Given, the words are spoken more freely than a machine would: see `freely`. */
  readonly random?: (() => number) | undefined
}

/** Seconds between two lines. */
const gap = 0.35

/** The lines one after the other, laughs and pauses included, without room around them. */
export async function speakLines(lines: readonly CorpusLine[], tools: SpeakTools): Promise<Int16Array> {
  const parts: Int16Array[] = []
  for (const line of lines) {
    if (parts.length > 0) parts.push(silence(gap))
    const gain = tools.gainOf(line.voice)
    for (const part of await speakLine(line, tools))
      parts.push(part.map((sample) => Math.round(sample * gain)))
  }
  return join(parts)
}

/** Broken at its laughs, as a draft voice has none. */
async function speakLine({ voice, text, pace }: CorpusLine, tools: SpeakTools): Promise<Int16Array[]> {
  const parts: Int16Array[] = []
  const own = pace * tools.paceOf(voice)
  const speak = async (words: string) => {
    if (!/\p{L}/u.test(words)) return
    if (tools.random === undefined) parts.push(await tools.speak(voice, spokenPieces(words), own))
    else parts.push(...(await freely(words, voice, own, tools.speak, tools.random)))
  }
  let from = 0
  for (const segment of speechSegments(text)) {
    if (segment.kind !== 'tag') continue
    await speak(text.slice(from, segment.start))
    if (parts.length > 0) parts.push(silence(0.2))
    parts.push(laughSound(textSeed(voice + text), corpusRate), silence(0.2))
    from = segment.end
  }
  await speak(text.slice(from))
  return parts
}

/**
 * As an actor would: each phrase in a pace of its own, a tenth faster or slower, with a pause after it of any length, and
 * now and then one in the middle of a phrase.
 */
async function freely(
  text: string,
  voice: string,
  pace: number,
  speak: SpeakWords,
  random: () => number,
): Promise<Int16Array[]> {
  const parts: Int16Array[] = []
  for (const phrase of text.split(/(?<=[,;:.?!])\s+(?!pause)/u)) {
    const words = phrase.split(' ')
    const half = words.length > 6 && random() < 0.1 ? Math.floor(words.length / 2) : words.length
    for (const piece of [words.slice(0, half), words.slice(half)]) {
      if (!/\p{L}/u.test(piece.join(' '))) continue
      if (parts.length > 0) parts.push(silence((/[.?!]$/u.test(phrase) ? 0.2 : 0.02) + 0.5 * random()))
      parts.push(await speak(voice, spokenPieces(piece.join(' ')), pace * (0.9 + 0.2 * random())))
    }
  }
  return parts
}

export function silence(seconds: number): Int16Array {
  return new Int16Array(Math.round(seconds * corpusRate))
}

export function join(parts: readonly Int16Array[]): Int16Array {
  const whole = new Int16Array(parts.reduce((total, { length }) => total + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
