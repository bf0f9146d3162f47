import { coldPause, coldSpeech } from './cold-rates.ts'
import { fitRidge, type Observation } from './fit-ridge.ts'
import type { RateSample } from './rate-sample.ts'
import type { SpeakingRates } from './speaking-rates.ts'

/** By what part of itself the length of one turn differs from one reading to the next. */
const turnSpread = 0.15
/** How far the engine's pace may be expected from the cold guess, and a voice's from its engine's. */
const engineSpread = 0.25
const voiceSpread = 0.2
/** A voice that is said to be slower or faster than this is not believed. */
const slowest = 3
const fastest = 1 / 3

/**
 * How long turns last in each voice. A request of several turns tells only their sum: the seconds of all requests are
 * explained at once by a pause for each turn, a factor for the engine, and what each voice adds to that.
 */
export function learnPaces(
  samples: readonly { readonly sample: RateSample; readonly weight: number }[],
): SpeakingRates['seconds'] {
  // The first two coefficients are the pause and the engine's factor.
  const places = new Map<string, number>()
  for (const { sample } of samples)
    for (const { voice } of sample.turns) if (!places.has(voice)) places.set(voice, 2 + places.size)

  const observations = samples.map(({ sample, weight }): Observation => {
    const speech = new Map<number, number>()
    let total = 0
    let squares = 0
    for (const { voice, words, characters } of sample.turns) {
      const seconds = coldSpeech(words, characters)
      const place = places.get(voice) ?? 1
      speech.set(place, (speech.get(place) ?? 0) + seconds)
      total += seconds
      squares += (coldPause + seconds) ** 2
    }
    return {
      features: [[0, sample.turns.length], [1, total], ...speech],
      target: sample.seconds,
      spread: 0.1 + turnSpread * Math.sqrt(squares),
      weight,
    }
  })
  const [pause = coldPause, engine = 1, ...voices] = fitRidge(observations, [
    { mean: coldPause, spread: 0.2 },
    { mean: 1, spread: engineSpread },
    ...Array.from(places, () => ({ mean: 0, spread: voiceSpread })),
  ])
  return (voice, words, characters) => {
    const own = voices[(places.get(voice) ?? -1) - 2] ?? 0
    const factor = Math.min(slowest, Math.max(fastest, engine + own))
    return Math.max(0, pause) + factor * coldSpeech(words, characters)
  }
}
