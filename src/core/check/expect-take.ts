import type { SpeakingRates } from '../estimate/speaking-rates.ts'
import { speechSize } from '../estimate/speech-size.ts'
import { wordlessSeconds } from '../gemini/gemini-text.ts'
import { mannerWords } from '../gemini/manner.ts'
import { speechSegments } from '../script/speech-text.ts'
import type { SpeechLevel } from '../timeline/timeline.ts'
import { repeatedWords } from './repeated-words.ts'
import type { ExpectedSentence, TakeExpectation } from './take-expectation.ts'
import type { VoicePrint } from './voice-print.ts'

/** A line as it was asked for. `pace`: 1 is the voice's own. */
export type AskedTurn = {
  readonly voice: string
  readonly text: string
  readonly style: string | undefined
  readonly pace: number
}

/** What is known of a speaker from takes that were kept. */
export type KnownSpeaker = {
  readonly level?: SpeechLevel | undefined
  readonly voice?: VoicePrint | undefined
  /** How many takes its pace was learned from. */
  readonly samples: number
}

/** Seconds a laugh or a sigh usually takes. */
const soundSeconds = 0.8

/** What the take of these turns should be like. `known` is undefined where nothing of the speaker was kept yet. */
export function expectTake(
  turns: readonly AskedTurn[],
  rates: Pick<SpeakingRates, 'seconds'>,
  known?: KnownSpeaker,
): TakeExpectation {
  let seconds = 0
  let words = 0
  let characters = 0
  let pause = 0
  let repeated = 0
  const sentences: ExpectedSentence[] = []
  for (const turn of turns) {
    const size = speechSize(turn.text)
    words += size.words
    characters += size.characters
    seconds += rates.seconds(turn.voice, size.words, size.characters) / turn.pace + wordlessSeconds(turn.text)
    for (const segment of speechSegments(turn.text)) {
      if (segment.kind === 'pause') pause = Math.max(pause, segment.seconds)
    }
    sentences.push(...expectedSentences(turn, rates))
  }
  // All turns together: an answer may say again what the question said.
  const text = turns.map((turn) => turn.text).join('\n')
  const first = turns[0]
  if (first !== undefined) repeated = wordSeconds(first, repeatedWords(text), rates)
  return {
    seconds,
    words,
    characters,
    level: known?.level,
    samples: known?.samples ?? 0,
    pause,
    repeated,
    sentences,
    voice: known?.voice,
  }
}

function expectedSentences(turn: AskedTurn, rates: Pick<SpeakingRates, 'seconds'>): ExpectedSentence[] {
  const sentences: ExpectedSentence[] = []
  for (const segment of speechSegments(turn.text)) {
    if (segment.kind === 'tag' && segment.known) {
      sentences.push({ seconds: soundSeconds, breaks: [], isSound: true, style: 0 })
    }
    if (segment.kind !== 'words') continue
    for (const part of segment.text.split(/(?<=[.?!…]["'”’)]*)\s+|\n+/u)) {
      if (!/[\p{L}\p{N}]/u.test(part)) continue
      const breaks = Array.from(part.matchAll(/[,;:–—()]/gu), ({ index }) => (index + 1) / part.length)
      sentences.push({ seconds: wordSeconds(turn, part, rates), breaks, isSound: false, style: 0 })
    }
  }
  const [first] = sentences
  const manner = mannerWords(turn.style, turn.pace) ?? ''
  if (first !== undefined && manner !== '')
    sentences[0] = { ...first, style: wordSeconds(turn, manner, rates) }
  return sentences
}

/** Seconds of the words alone, without the pause that goes with a turn. */
function wordSeconds(
  { voice, pace }: AskedTurn,
  text: string,
  rates: Pick<SpeakingRates, 'seconds'>,
): number {
  const { words, characters } = speechSize(text)
  return (rates.seconds(voice, words, characters) - rates.seconds(voice, 0, 0)) / pace
}
