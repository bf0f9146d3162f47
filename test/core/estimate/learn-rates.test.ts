import { expect, test } from 'vitest'
import { coldRates } from '../../../src/core/estimate/cold-rates.ts'
import { learnRates } from '../../../src/core/estimate/learn-rates.ts'
import type { RateSample } from '../../../src/core/estimate/rate-sample.ts'
import type { SpeakingRates } from '../../../src/core/estimate/speaking-rates.ts'
import { speechSize } from '../../../src/core/estimate/speech-size.ts'
import { billOf, expectedBill, hiddenService } from '../../helpers/hidden-service.ts'

const flash = 'gemini-3.8-flash-tts'

function sample(parts: Partial<RateSample> & { readonly voice?: string }): RateSample {
  const { voice = 'Kore', ...rest } = parts
  const turns = [{ voice, words: 20, characters: 110 }]
  return { model: flash, turns, seconds: 8, tokensIn: 60, tokensOut: 256, latency: 3, ...rest }
}

const seeds = Array.from({ length: 200 }, (_, seed) => seed)

/** How far the estimates of episodes of 60 turns are off their bills, over 200 services. */
function errorsOf(perRequest: number): { readonly cold: number[]; readonly learned: number[] } {
  const errors = seeds.map((seed) => {
    const { draw, speak } = hiddenService(seed)
    const before = draw(30, perRequest).map(speak)
    const episode = draw(60, perRequest).map(speak)
    const error = (rates: SpeakingRates) => Math.abs(expectedBill(episode, rates) / billOf(episode) - 1)
    return { cold: error(coldRates), learned: error(learnRates(before)) }
  })
  return { cold: errors.map(({ cold }) => cold), learned: errors.map(({ learned }) => learned) }
}

test.each([1, 2, 5])(
  'requests of %d turns: the bill is told to 30 % when cold, to 10 % after 30 turns',
  (turns) => {
    const { cold, learned } = errorsOf(turns)
    // Where both voices and the tokens happen to be at their ends, nobody could tell before the first answer.
    expect(cold.filter((error) => error > 0.3).length).toBeLessThanOrEqual(2)
    expect(Math.max(...cold)).toBeLessThan(0.4)
    expect(Math.max(...learned)).toBeLessThanOrEqual(0.1)
  },
)

test('without samples, or with nonsense alone, the cold rates stand', () => {
  expect(learnRates([])).toBe(coldRates)
  const nonsense = [
    sample({ seconds: 0 }),
    sample({ latency: Number.NaN }),
    sample({ turns: [{ voice: 'Kore', words: 0, characters: 0 }] }),
  ]
  expect(learnRates(nonsense)).toBe(coldRates)
})

/** One voice of 11 characters a second and one of 20 in one request. */
function together(one: number, other: number): RateSample {
  const turns = [
    { voice: 'Kore', words: one, characters: one * 6 },
    { voice: 'Puck', words: other, characters: other * 6 },
  ]
  return sample({ turns, seconds: 0.6 + (one * 6) / 11 + (other * 6) / 20 })
}

test('a slow voice is told from a quick one, though they are always heard together', () => {
  const rates = learnRates([
    together(40, 10),
    together(10, 40),
    together(30, 20),
    together(5, 50),
    together(60, 15),
    together(25, 25),
    together(50, 5),
  ])
  expect(rates.seconds('Kore', 30, 180) / rates.seconds('Puck', 30, 180)).toBeGreaterThan(1.5)
})

test('one odd take moves little, and a voice never heard follows the others', () => {
  const usual = Array.from({ length: 10 }, () => sample({ seconds: 9 }))
  const calm = learnRates(usual)
  const shaken = learnRates([...usual, sample({ seconds: 60 })])
  expect(shaken.seconds('Kore', 20, 110) / calm.seconds('Kore', 20, 110)).toBeLessThan(1.1)
  expect(calm.seconds('Kore', 20, 110)).toBeGreaterThan(8.5)
  expect(calm.seconds('Zephyr', 20, 110)).toBeGreaterThan(coldRates.seconds('Zephyr', 20, 110) * 1.05)
})

test('one take alone is not believed in full, and tokens are learned for their own model', () => {
  const rates = learnRates([sample({ seconds: 16, tokensOut: 16 * 25 })])
  const cold = coldRates.seconds('Kore', 20, 110)
  expect(rates.seconds('Kore', 20, 110)).toBeGreaterThan(cold)
  expect(rates.seconds('Kore', 20, 110)).toBeLessThan(16)
  expect(rates.audioTokens(flash)).toBeCloseTo((4 * 32 + 16 * 25) / 20, 6)
  expect(rates.audioTokens('another')).toBe(32)
})

test('a service that changes is followed', () => {
  const slow = Array.from({ length: 400 }, () => sample({ seconds: 12, tokensOut: 12 * 32, latency: 9 }))
  const quick = Array.from({ length: 400 }, () => sample({ seconds: 6, tokensOut: 6 * 25, latency: 2 }))
  const rates = learnRates([...slow, ...quick])
  expect(rates.seconds('Kore', 20, 110)).toBeLessThan(8)
  expect(rates.audioTokens(flash)).toBeLessThan(28)
  expect(rates.latency(flash, 6)).toBeLessThan(4)
})

test('latency has a part of its own and one for each second of speech', () => {
  const timed = Array.from({ length: 40 }, (_, index) => {
    const seconds = 5 + 2 * index
    return sample({ seconds, tokensOut: 32 * seconds, latency: 4 + 0.3 * seconds })
  })
  const { latency } = learnRates(timed)
  expect(latency(flash, 10)).toBeGreaterThan(6)
  expect(latency(flash, 10)).toBeLessThan(8)
  expect(latency(flash, 60)).toBeGreaterThan(20)
  expect(latency(flash, 60)).toBeLessThan(24)
  expect(latency('another', 60)).toBe(11)
})

/** About how long a person takes to read these, seconds. */
test.each([
  ['The water is colder than it looks, and the light is gone after a hundred metres.', 5.2],
  ['Donaudampfschifffahrtsgesellschaftskapitäne verabschieden Geschwindigkeitsbegrenzungen.', 6],
  ['In 1984 there were 2,317 of them.', 5],
  ['今天天气很好，我们一起去公园散步吧。', 3.7],
  ['今日はとても天気がいいので、公園に行きましょう。', 4],
  ['오늘은 날씨가 아주 좋으니 함께 공원에 갑시다.', 4],
  ['<laugh> Yes. [pause 2s]', 0.6],
])('%s takes about %d s', (text, seconds) => {
  const { words, characters } = speechSize(text)
  const expected = coldRates.seconds('Kore', words, characters)
  expect(expected).toBeGreaterThan(seconds * 0.75)
  expect(expected).toBeLessThan(seconds * 1.25)
})
