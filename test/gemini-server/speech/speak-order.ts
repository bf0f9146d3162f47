import { createResampler } from '../../../src/core/audio/resampler.ts'
import type { VoiceLibrary } from '../lists/voice-library.ts'
import type { HiddenRates } from './hidden-rates.ts'
import type { SpeechOrder } from './read-order.ts'
import { serverRate, type ServerVoice } from './server-voice.ts'

/** Speech as it was made, and what it costs. */
export type SpokenOrder = {
  readonly pcm: Int16Array
  /** Hz. */
  readonly rate: number
  readonly tokensIn: number
  readonly tokensOut: number
  readonly finishReason: string
}

export type SpeakTools = {
  readonly voice: ServerVoice
  readonly library: VoiceLibrary
  readonly rates: HiddenRates
}

/** Speaks an order. Longer than the model's or the request's limit it is cut short: MAX_TOKENS. */
export async function speakOrder(order: SpeechOrder, tools: SpeakTools): Promise<SpokenOrder> {
  const { library, rates } = tools
  const standIns = library.standIns(order.turns.map((turn) => turn.voice))
  const whole = await tools.voice.speak(
    order.turns.map((turn) => {
      const voice = standIns.get(turn.voice) ?? turn.voice
      return { voice, text: turn.text, pace: rates.paceOf(turn.voice) }
    }),
  )
  const most = Math.min(order.maxOutputTokens ?? Infinity, order.model.outputTokenLimit)
  const wanted = Math.ceil((whole.length / serverRate) * rates.tokensPerSecond)
  const isCut = wanted > most
  const pcm = isCut ? whole.subarray(0, Math.floor((most / rates.tokensPerSecond) * serverRate)) : whole
  return {
    pcm: order.rate === serverRate ? pcm : resampled(pcm, order.rate),
    rate: order.rate,
    tokensIn: order.tokensIn,
    tokensOut: Math.min(wanted, most),
    finishReason: isCut ? 'MAX_TOKENS' : 'STOP',
  }
}

function resampled(pcm: Int16Array, rate: number): Int16Array {
  const resampler = createResampler(serverRate, rate)
  const first = Float32Array.from(resampler.process(Float32Array.from(pcm)))
  const rest = resampler.finish()
  return Int16Array.from([...first, ...rest], (sample) => Math.max(-32_768, Math.min(32_767, sample)))
}
