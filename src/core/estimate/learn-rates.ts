import { coldAudioTokens, coldLatency, coldRates, coldTextTokens } from './cold-rates.ts'
import { fitRidge, type Observation } from './fit-ridge.ts'
import { learnPaces } from './learn-paces.ts'
import type { RateSample } from './rate-sample.ts'
import type { SpeakingRates } from './speaking-rates.ts'

/** A sample counts half as much when so many have come after it: models change without a word. */
const halfLife = 150
/** Seconds of speech as many as the cold guess of audio tokens is worth. */
const coldWorth = 4
/** Audio tokens a second beyond which a sample is taken for a fault. */
const plausibleTokens = { least: 5, most: 200 } as const

type Weighed = { readonly sample: RateSample; readonly weight: number }

/**
 * Rates from what was spoken, oldest first. Each begins at its cold guess and leaves it as samples come in: a voice
 * leans on all voices of the engine, and those on the guess, so that one odd take moves little.
 */
export function learnRates(samples: readonly RateSample[]): SpeakingRates {
  const good = samples.filter(isSound)
  const weighed = good.map((sample, index) => ({
    sample,
    weight: 0.5 ** ((good.length - 1 - index) / halfLife),
  }))
  if (weighed.length === 0) return coldRates
  const paces = learnPaces(weighed)
  const models = new Map<string, Weighed[]>()
  for (const one of weighed) {
    const list = models.get(one.sample.model)
    if (list === undefined) models.set(one.sample.model, [one])
    else list.push(one)
  }
  const learned = new Map([...models].map(([model, list]) => [model, learnModel(list)]))
  return {
    seconds: paces,
    audioTokens: (model) => learned.get(model)?.audioTokens ?? coldAudioTokens,
    textTokens: (model, characters) =>
      Math.ceil(coldTextTokens(characters) * (learned.get(model)?.textTokens ?? 1)),
    latency: (model, seconds) => learned.get(model)?.latency(seconds) ?? coldRates.latency(model, seconds),
  }
}

function isSound({ seconds, latency, tokensIn, tokensOut, turns }: RateSample): boolean {
  const size = turns.reduce((total, { words, characters }) => total + words + characters, 0)
  return [seconds, latency, tokensIn, tokensOut].every(Number.isFinite) && seconds > 0 && size > 0
}

function learnModel(samples: readonly Weighed[]) {
  const [base = 0, perSecond = 0] = fitRidge(
    // What was not asked for at once tells nothing of it.
    samples
      .filter(({ sample }) => sample.latency > 0)
      .map(({ sample, weight }): Observation => {
        const { seconds, latency } = sample
        const spread = 0.5 + 0.3 * (coldLatency.base + coldLatency.perSecond * seconds)
        return {
          features: [
            [0, 1],
            [1, seconds],
          ],
          target: latency,
          spread,
          weight,
        }
      }),
    [
      { mean: coldLatency.base, spread: 2 },
      { mean: coldLatency.perSecond, spread: 0.15 },
    ],
  )
  return {
    audioTokens: learnAudioTokens(samples),
    textTokens: learnTextTokens(samples),
    latency: (seconds: number) => Math.max(0.1, base + Math.max(0, perSecond) * seconds),
  }
}

function learnAudioTokens(samples: readonly Weighed[]): number {
  let tokens = coldAudioTokens * coldWorth
  let seconds = coldWorth
  for (const { sample, weight } of samples) {
    const rate = sample.tokensOut / sample.seconds
    if (rate < plausibleTokens.least || rate > plausibleTokens.most) continue
    tokens += weight * sample.tokensOut
    seconds += weight * sample.seconds
  }
  return tokens / seconds
}

/** By what factor text has more tokens than the cold guess. */
function learnTextTokens(samples: readonly Weighed[]): number {
  const [factor = 1] = fitRidge(
    samples.map(({ sample, weight }): Observation => {
      const characters = sample.turns.reduce((total, turn) => total + turn.characters, 0)
      const guess = coldTextTokens(characters)
      return { features: [[0, guess]], target: sample.tokensIn, spread: 0.2 * guess, weight }
    }),
    [{ mean: 1, spread: 0.5 }],
  )
  return Math.max(0.1, factor)
}
