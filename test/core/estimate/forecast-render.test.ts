import { expect, test } from 'vitest'
import { forecastRender } from '../../../src/core/estimate/forecast-render.ts'
import { randomNumbers } from '../../helpers/random.ts'
import { simulateRender, type RenderWorld } from '../../helpers/simulated-render.ts'

const random = randomNumbers(11)
const between = (from: number, to: number) => from + (to - from) * random()
const many = (count: number, from: number, to: number) =>
  Array.from({ length: Math.round(count) }, () => between(from, to))

/**
 * What is assumed: answers of one length differ by a seventh (standard deviation), one request in a hundred is tried again
 * after 4 to 20 s, the limiter's pace changes by up to a quarter on the way. Long passages, of which the first may take a
 * third of the render, are believed to take what they do within a quarter: that is what the ledger teaches. Short requests
 * may take from half of to three times what was believed.
 */
const worlds: Readonly<Record<string, () => Omit<RenderWorld, 'seed' | 'gapLater' | 'mastering'>>> = {
  'passages, at a pace': () => ({ ...passages(), gap: between(2, 20) }),
  'passages, as fast as they come': passages,
  'line by line, at a pace': () => ({ ...lines(), gap: between(2, 20) }),
  'line by line, as fast as they come': lines,
  'draft voices': () => ({
    ...lines(),
    true: { base: 0, perSecond: 1 / between(15, 80) },
    believed: { base: 0, perSecond: 1 / 40 },
    places: 2,
    failing: 0,
  }),
}

function passages() {
  const [base, perSecond] = [between(0.5, 5), between(0.06, 0.4)]
  return {
    speech: many(between(12, 60), 30, 90),
    true: { base, perSecond },
    believed: { base: base * between(0.75, 1.3), perSecond: perSecond * between(0.75, 1.3) },
    places: Math.round(between(2, 8)),
    gap: 0,
    noise: 0.1,
    failing: 0.01,
  }
}

function lines() {
  return {
    ...passages(),
    speech: many(between(60, 150), 1, 20),
    true: { base: between(1, 4), perSecond: between(0.06, 0.4) },
    believed: { base: 2, perSecond: 0.15 },
  }
}

/** Of so many moments after the first tenth, how many told the rest of the time within 20 %. */
function countRight(world: RenderWorld, moments: number): number {
  const { news, end } = simulateRender(world)
  const forecast = forecastRender(1 / 250)
  let heard = 0
  let right = 0
  for (let moment = 0; moment < moments; moment++) {
    const now = end * (0.1 + (0.9 * (moment + 0.5)) / moments)
    for (let one = news[heard]; one !== undefined && one.at <= now; one = news[++heard])
      forecast.hear(one.news, one.at)
    const left = forecast.left(now) ?? Infinity
    if (Math.abs(left - (end - now)) <= 0.2 * (end - now)) right += 1
  }
  return right
}

test('after the first tenth the time left is right within 20 % in 95 of 100 moments', () => {
  const [renders, moments] = [30, 60]
  const shares = Object.values(worlds).map((world) => {
    let right = 0
    for (let seed = 1; seed <= renders; seed++) {
      const gapLater = between(0.8, 1.25)
      right += countRight({ ...world(), gapLater, mastering: 1 / 250, seed }, moments)
    }
    return right / (renders * moments)
  })
  // What comes last is one answer, and no one knows how long that one takes.
  for (const share of shares) expect(share).toBeGreaterThan(0.89)
  expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThanOrEqual(0.95)
})

test('after ten requests at once and a pause, no more than ten a minute are foretold', () => {
  const forecast = forecastRender(0.01)
  const begin = 1_000_000
  forecast.hear({ step: 'plan', latency: Array.from({ length: 60 }, () => 2), audio: 0 }, begin)
  const tell = (request: number, now: 'begun' | 'going' | 'over', at: number) =>
    forecast.hear({ step: 'request', request, now }, begin + at)
  for (let request = 0; request < 10; request++) {
    tell(request, 'begun', 1 + 2 * request)
    tell(request, 'going', 1 + 2 * request)
    tell(request, 'over', 3 + 2 * request)
  }
  // Those that wait have been begun, and have not left. What was saved up meanwhile may leave quickly, says the limiter.
  for (let request = 10; request < 18; request++) {
    tell(request, 'begun', 21)
    const until = new Date((begin + 62 + 3 * (request - 10)) * 1000)
    forecast.hear({ step: 'request', request, now: 'pace', until }, begin + 21)
  }
  const left = forecast.left(begin + 21) ?? 0
  expect(left).toBeGreaterThan(0.8 * 5 * 60)
  expect(left).toBeLessThan(1.2 * (39 + 5 * 60))
})

test('the part that is done never shrinks, goes by how long things take, and ends at 1', () => {
  const forecast = forecastRender(0.1)
  expect(forecast.left(0)).toBeUndefined()
  forecast.hear({ step: 'plan', latency: [30, 10], audio: 100 }, 0)
  // Nothing is known yet but what was believed: both at once or one after the other, and the mastering.
  expect(forecast.left(0)).toBeGreaterThan(40)
  forecast.hear({ step: 'request', request: 1, now: 'begun' }, 0)
  forecast.hear({ step: 'request', request: 1, now: 'over' }, 10)
  expect(forecast.fraction()).toBeCloseTo(0.2)
  // What came out badly is made again: more to do, but what was told is not taken back.
  forecast.hear({ step: 'plan', latency: [50], audio: 100 }, 20)
  expect(forecast.fraction()).toBeCloseTo(0.2)
  forecast.hear({ step: 'master', fraction: 0.5 }, 30)
  expect(forecast.fraction()).toBeGreaterThan(0.2)
  forecast.hear({ step: 'master', fraction: 1 }, 40)
  expect(forecast.fraction()).toBe(1)
  expect(forecast.left(40)).toBe(0)
  expect(forecast.mastering(40)).toBeCloseTo(0.1)
})

test('where there is nothing to speak, only the mastering is foretold', () => {
  const forecast = forecastRender(0.01)
  forecast.hear({ step: 'plan', latency: [], audio: 1000 }, 5)
  expect(forecast.left(5)).toBeCloseTo(10)
})

test('what is made in a batch is there when its time is over, at the latest', () => {
  const forecast = forecastRender(0.01)
  forecast.hear({ step: 'plan', latency: [50, 50], audio: 100 }, 0)
  const left = forecast.left(0) ?? 0
  forecast.hear({ step: 'batch', batch: { until: new Date(7_200_000) } }, 0)
  expect(forecast.left(0)).toBeCloseTo(7201)
  expect(forecast.left(3600)).toBeCloseTo(3601)
  // It has come: what was asked for in it is not to be asked for any more.
  forecast.hear({ step: 'batch' }, 4000)
  expect(forecast.left(4000)).toBeCloseTo(left)
  forecast.hear({ step: 'plan', latency: [], audio: 100 }, 4000)
  expect(forecast.left(4000)).toBeCloseTo(1)
})
