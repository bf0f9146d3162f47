import { randomNumbers } from './random.ts'

export type SpeechLike = {
  readonly seconds: number
  /** Hz. */
  readonly rate: number
  /** Other words for other seeds. */
  readonly seed: number
  /** Hz; about 110 for a low voice, 200 for a high one. */
  readonly pitch?: number
  /** Largest sample, 0…1. */
  readonly peak?: number
  /** Seconds of silence before and after. */
  readonly silence?: number
  /** How often a phrase ends, as a share of the syllables; 0.15. */
  readonly phrases?: number
}

/**
 * A sound with the shape of speech: pulses through three resonances that change from syllable to syllable, hissing in
 * between, four syllables a second, pauses between phrases; its peaks lie as far above its loudness as those of a voice.
 */
export function speechLike(options: SpeechLike): Int16Array<ArrayBuffer> {
  const { seconds, rate, seed, pitch = 110, peak = 0.6, silence = 0.1, phrases = 0.15 } = options
  const random = randomNumbers(seed)
  const length = Math.round(seconds * rate)
  const edge = Math.round(silence * rate)
  const sound = new Float64Array(length)
  let phase = 0
  for (let start = edge; start < length - edge;) {
    const syllable = Math.round((0.12 + 0.18 * random()) * rate)
    const resonators = [
      resonator(300 + 500 * random(), 60, rate),
      resonator(900 + 1400 * random(), 90, rate),
      resonator(2400 + 900 * random(), 150, rate),
    ]
    const isHiss = random() < 0.2
    const loudness = 0.35 + 0.65 * random()
    const end = Math.min(length - edge, start + syllable)
    for (let i = start; i < end; i++) {
      const u = (i - start) / syllable
      phase += (pitch * (1 + 0.15 * Math.sin(i / rate))) / rate
      let pulse = 0
      if (phase >= 1) {
        phase -= 1
        pulse = 1
      }
      const source = isHiss ? 0.04 * (random() - 0.5) : pulse + 0.002 * (random() - 0.5)
      const voice = resonators.reduce((sum, resonate) => sum + resonate(source), 0)
      sound[i] = loudness * Math.sin(Math.PI * u) ** 0.7 * voice
    }
    start = end + Math.round((random() < phrases ? 0.3 : 0.02) * random() * rate)
  }
  const highest = sound.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return Int16Array.from(sound, (value) => Math.round((32_767 * peak * value) / highest))
}

function resonator(frequency: number, bandwidth: number, rate: number): (input: number) => number {
  const radius = Math.exp((-Math.PI * bandwidth) / rate)
  const a1 = 2 * radius * Math.cos((2 * Math.PI * frequency) / rate)
  const a2 = -radius * radius
  let y1 = 0
  let y2 = 0
  return (input) => {
    const y = (1 - radius) * input + a1 * y1 + a2 * y2
    y2 = y1
    y1 = y
    return y
  }
}
