import { describe, expect, test } from 'vitest'
import { ask, oneVoice, speechPath } from './ask.ts'
import { pacificDay } from './limits/pacific-day.ts'
import { createRateLimiter } from './limits/rate-limiter.ts'
import { startGeminiServer } from './start-gemini-server.ts'

const start = Date.parse('2026-11-23T20:00:00Z')

function clocked() {
  let at = start
  const limiter = createRateLimiter(() => at)
  return {
    limiter,
    after: (seconds: number) => {
      at += seconds * 1000
    },
    pass: (tokens = 10, key = 'key', model = 'model') => limiter.pass(key, model, tokens),
  }
}

describe('the limiter', () => {
  test('a minute slides: a place is free when the oldest request is sixty seconds old', () => {
    const { limiter, pass, after } = clocked()
    limiter.limit({ requestsPerMinute: 2 })
    expect(pass()).toBeUndefined()
    after(20)
    expect(pass()).toBeUndefined()
    after(10)
    const refusal = pass()
    expect(refusal?.details).toContainEqual({
      '@type': 'type.googleapis.com/google.rpc.RetryInfo',
      retryDelay: '30s',
    })
    after(29.9)
    expect(pass()?.message).toContain('Please retry in 0.1s.')
    after(0.1)
    expect(pass()).toBeUndefined()
    expect(pass()).toBeDefined()
  })

  test('each key and each model for itself', () => {
    const { limiter, pass } = clocked()
    limiter.limit({ requestsPerMinute: 1 })
    expect(pass(1, 'a', 'x')).toBeUndefined()
    expect(pass(1, 'b', 'x')).toBeUndefined()
    expect(pass(1, 'a', 'y')).toBeUndefined()
    expect(pass(1, 'a', 'x')).toBeDefined()
  })

  test('tokens a minute', () => {
    const { limiter, pass, after } = clocked()
    limiter.limit({ tokensPerMinute: 100 })
    expect(pass(60)).toBeUndefined()
    after(5)
    expect(pass(40)).toBeUndefined()
    after(5)
    const refusal = pass(70)
    expect(refusal?.details).toMatchObject([
      {},
      { violations: [{ quotaId: 'GenerateContentPaidTierInputTokensPerModelPerMinute', quotaValue: '100' }] },
      { retryDelay: '55s' },
    ])
    after(50)
    expect(pass(70)?.message).toContain('Please retry in 5s.')
    after(5)
    expect(pass(70)).toBeUndefined()
    expect(pass(101)?.message).toContain('Please retry in 60s.')
  })

  test('a day ends at midnight in California; what was refused does not count', () => {
    const { limiter, pass, after } = clocked()
    limiter.limit({ requestsPerDay: 2 })
    expect([pass(), pass(), pass()].map((refusal) => refusal === undefined)).toEqual([true, true, false])
    expect(pass()?.details).toMatchObject([
      {},
      { violations: [{ quotaId: 'GenerateRequestsPerDayPerProjectPerModel', quotaValue: '2' }] },
      {},
    ])
    // 20:00 UTC is noon there in winter.
    after(12 * 3600 - 1)
    expect(pass()).toBeDefined()
    after(1)
    expect(pass()).toBeUndefined()
  })
})

test.each([
  ['2026-07-01T06:59:59Z', '2026-06-30'],
  ['2026-07-01T07:00:00Z', '2026-07-01'],
  ['2026-12-01T07:59:59Z', '2026-11-30'],
  ['2026-12-01T08:00:00Z', '2026-12-01'],
])('%s is %s in California', (time, day) => {
  expect(pacificDay(Date.parse(time))).toBe(day)
})

test('a server keeps them, in the shape of Google', async () => {
  let at = start
  const server = await startGeminiServer({
    voice: 'murmur',
    limits: { requestsPerMinute: 1 },
    now: () => at,
  })
  const body = oneVoice('Hello.')
  expect((await ask(server, { body })).status).toBe(200)
  const { status, error } = await ask(server, { body })
  expect(status).toBe(429)
  expect(error).toEqual({
    code: 429,
    status: 'RESOURCE_EXHAUSTED',
    message: `You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits. To monitor your current usage, head to: https://ai.dev/rate-limit. \n* Quota exceeded for metric: generativelanguage.googleapis.com/generate_requests_per_model, limit: 1, model: gemini-3.8-flash-tts\nPlease retry in 60s.`,
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.Help',
        links: [
          {
            description: 'Learn more about Gemini API quotas',
            url: 'https://ai.google.dev/gemini-api/docs/rate-limits',
          },
        ],
      },
      {
        '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
        violations: [
          {
            quotaMetric: 'generativelanguage.googleapis.com/generate_requests_per_model',
            quotaId: 'GenerateRequestsPerMinutePerProjectPerModel',
            quotaDimensions: { location: 'global', model: 'gemini-3.8-flash-tts' },
            quotaValue: '1',
          },
        ],
      },
      { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '60s' },
    ],
  })
  expect((await ask(server, { body, path: speechPath('gemini-3.8-flash-lite-tts') })).status).toBe(200)
  expect((await ask(server, { path: '/v1beta/models', method: 'GET' })).status).toBe(200)
  at += 60_000
  expect((await ask(server, { body })).status).toBe(200)
  server.limit({})
  expect((await ask(server, { body })).status).toBe(200)
  expect(server.bill().requests).toBe(4)
  await server.close()
})
