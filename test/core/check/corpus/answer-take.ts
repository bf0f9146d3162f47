import { createResampler } from '../../../../src/core/audio/resampler.ts'
import { readAnswer } from '../../../../src/core/gemini/read-answer.ts'
import { decodeAudio, geminiRate } from '../../../../src/main/engines/gemini/decode-audio.ts'
import type { MisbehaviourOptions } from '../../../gemini-server/misbehaviour/misbehaviour.ts'
import { spoilAnswer } from '../../../gemini-server/misbehaviour/spoil-answer.ts'
import { speechAnswer } from '../../../gemini-server/speech/speech-answer.ts'

/** What came of an answer: a take to check, or the reader's refusal. */
export type AnsweredTake =
  | {
      readonly pcm: Int16Array
      readonly rate: number
      readonly saidRate: number
      readonly refused?: undefined
    }
  | { readonly refused: string }

/** Sends sound through the strict server's own spoiling and encoding and the program's own reading of answers. */
export function answerTake(
  sound: Int16Array,
  options: MisbehaviourOptions,
  container: 'wav' | 'pcm',
): AnsweredTake {
  const otherRate = options.kind === 'other-rate' ? (options.rate ?? 48_000) : geminiRate
  const draft = spoilAnswer(
    {
      model: 'gemini-3.8-flash-tts',
      pcm: otherRate === geminiRate ? sound : resampled(sound, geminiRate, otherRate),
      rate: otherRate,
      container,
      finishReason: 'STOP',
      hasContent: true,
      hasCandidates: true,
      tokensIn: 20,
      tokensOut: Math.ceil((32 * sound.length) / geminiRate),
    },
    options,
  )
  const { parts, fault } = readAnswer(speechAnswer(draft))
  if (fault !== undefined) return { refused: fault.says }
  const audio = decodeAudio(parts)
  return 'fault' in audio
    ? { refused: audio.fault.says }
    : { pcm: audio.pcm, rate: geminiRate, saidRate: draft.rate }
}

function resampled(pcm: Int16Array, from: number, to: number): Int16Array {
  const resampler = createResampler(from, to)
  const first = resampler.process(Float32Array.from(pcm)).slice()
  const sound = [first, resampler.finish()].flatMap((part) => Array.from(part))
  return Int16Array.from(sound, (sample) => Math.max(-32_768, Math.min(32_767, Math.round(sample))))
}
