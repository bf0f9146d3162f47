import type { SpeakingRates } from '../estimate/speaking-rates.ts'
import { speechSize } from '../estimate/speech-size.ts'
import { wordlessSeconds } from './gemini-text.ts'
import type { SpeechPassage, SpeechTurn } from './speech-request.ts'

export type SpeechEstimate = {
  readonly seconds: number
  readonly tokensIn: number
  readonly tokensOut: number
}

/** About how long a passage will be when a model speaks it, and the tokens of its request. */
export function estimateSpeech(
  { turns }: SpeechPassage,
  model: string,
  rates: SpeakingRates,
): SpeechEstimate {
  const seconds = turns.reduce((total, turn) => total + turnSeconds(turn, rates), 0)
  const characters = turns.reduce((total, { text }) => total + speechSize(text).characters, 0)
  return {
    seconds,
    tokensIn: Math.ceil(rates.textTokens(model, characters)),
    tokensOut: Math.ceil(seconds * rates.audioTokens(model)),
  }
}

function turnSeconds({ text, voice, pace }: SpeechTurn, rates: SpeakingRates): number {
  const { words, characters } = speechSize(text)
  return rates.seconds(voice, words, characters) / pace + wordlessSeconds(text)
}
