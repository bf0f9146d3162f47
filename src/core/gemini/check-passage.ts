import { StudioError } from '../../shared/studio-error.ts'
import type { SpeakingRates } from '../estimate/speaking-rates.ts'
import { hasSpeech } from '../script/speech-text.ts'
import { spellDuration } from '../text/spell-duration.ts'
import { compileRequest } from './compile-request.ts'
import { estimateSpeech } from './estimate-speech.ts'
import { modelFacts } from './gemini-models.ts'
import { placeOf } from './place-of.ts'
import type { SpeechPassage } from './speech-request.ts'

/** About how many bytes of UTF-8 a text token is; fewer than in English prose, to be on the safe side. */
const bytesPerToken = 3.5

/**
 * Refuses what a model would not speak in one request, naming the turn. Throws StudioError: unspeakable-text,
 * passage-too-long. Voices are Gemini's own names.
 */
export function checkPassage(passage: SpeechPassage, model: string, rates: SpeakingRates): void {
  const { turns } = passage
  if (turns.length === 0) throw new StudioError('unspeakable-text', 'There is no turn to speak.')
  const silent = turns.find(({ text }) => !hasSpeech(text))
  if (silent !== undefined) {
    throw new StudioError('unspeakable-text', `There is nothing to say in ${silent.place}.`)
  }
  const { inputTokens } = modelFacts(model)
  const { parts } = compileRequest(passage, model).contents[0]
  const bytes = parts.reduce((total, part) => total + utf8Length(JSON.stringify(part)), 0)
  if (bytes / bytesPerToken > inputTokens) {
    throw tooLong(passage, `is more text than Gemini takes in one request (${inputTokens} tokens)`)
  }
  const { seconds } = estimateSpeech(passage, model, rates)
  const most = longestSpeech(model, rates)
  if (seconds > most) {
    throw tooLong(
      passage,
      `would be about ${spellDuration(seconds)} of speech, and Gemini makes ${spellDuration(most)} in one request`,
    )
  }
}

/** Seconds of speech that surely fit into one answer of a model; some room is left for a slower voice. */
export function longestSpeech(model: string, rates: SpeakingRates): number {
  return Math.floor((0.85 * modelFacts(model).outputTokens) / rates.audioTokens(model))
}

function tooLong({ turns }: SpeechPassage, why: string): StudioError {
  return new StudioError('passage-too-long', `The text of ${placeOf(turns)} ${why}.`)
}

function utf8Length(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
