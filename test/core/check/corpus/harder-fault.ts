import { createResampler } from '../../../../src/core/audio/resampler.ts'
import { frameSeconds, speechProfile } from '../../../../src/core/check/speech-profile.ts'
import { join, silence } from './speak-lines.ts'

/** What the strict server does not do, and a model might: mostly what no check can be sure of. */
export const harderFaults = [
  /** The last tenth is missing, wherever that falls. */
  'last-tenth-missing',
  /** It ends at a pause, a fifth or more of it being missing. */
  'cut-at-a-pause',
  /** Said once more in another tempo, with a pause in between. */
  'said-again',
  /** A stretch of one and a half to three seconds comes twice. */
  'stretch-twice',
  /** 20 dB softer than it was. */
  'soft',
  /** One peak in a hundred is cut off. */
  'slightly-clipped',
  /** A tenth too slow and too low: 24 kHz taken for 22.05. */
  'slightly-slow',
] as const

export type HarderFault = (typeof harderFaults)[number]

/** Spoils sound in a way of its own; `again` is the same words said in another tempo. Undefined where it cannot be done to it. */
export function spoilHarder(
  sound: Int16Array,
  rate: number,
  { kind, again, draw }: { readonly kind: HarderFault; readonly again: Int16Array; readonly draw: number },
): Int16Array | undefined {
  switch (kind) {
    case 'last-tenth-missing':
      return sound.subarray(0, Math.floor(sound.length * 0.9))
    case 'cut-at-a-pause': {
      const spans = speechProfile(sound, rate).speech
      const ends = spans.map(({ to }) => Math.round((to * frameSeconds + 0.06) * rate)).slice(0, -1)
      const end = ends.findLast((at) => at < 0.8 * sound.length)
      return end === undefined ? undefined : sound.subarray(0, end)
    }
    case 'said-again':
      return join([sound, silence(0.3 + 0.4 * draw), again])
    case 'stretch-twice': {
      const length = Math.round((1.5 + 1.5 * draw) * rate)
      const from = Math.round(draw * (sound.length - length))
      if (sound.length < 2 * length) return undefined
      return join([sound.subarray(0, from + length), sound.subarray(from)])
    }
    case 'soft':
      return sound.map((sample) => Math.round(sample / 10))
    case 'slightly-clipped': {
      const sorted = sound.map(Math.abs).toSorted()
      const edge = sorted[Math.floor(sorted.length * 0.99)] ?? 1
      return sound.map((sample) => Math.max(-edge, Math.min(edge, sample)))
    }
    case 'slightly-slow': {
      const resampler = createResampler(22_050, rate)
      const first = resampler.process(Float32Array.from(sound)).slice()
      return join([first, resampler.finish()].map((part) => Int16Array.from(part, Math.round)))
    }
  }
}
