import { describe, expect, test } from 'vitest'
import { containing } from '../../helpers/matchers.ts'
import { readRefusal } from '../../../src/core/gemini/refusal.ts'

const context = { model: 'gemini-3.8-flash-tts', place: 'line 12', voices: ['Zephyr', 'Orus', 'Kore'] }

function refusalOf(status: number, error: unknown, retryAfter?: number) {
  return readRefusal({ status, json: error === undefined ? undefined : { error }, retryAfter }, context)
}

function quota(...violations: readonly unknown[]) {
  return { code: 429, message: 'Quota.', status: 'RESOURCE_EXHAUSTED', details: [{ violations }] }
}

describe('a refusal that stands', () => {
  test.each([
    [400, { message: 'API key not valid. Please pass a valid API key.' }, 'key-invalid'],
    [400, { message: 'No.', details: [{ reason: 'API_KEY_INVALID' }] }, 'key-invalid'],
    [401, { message: 'Unauthenticated.' }, 'key-invalid'],
    [403, { message: 'Your API key was reported as leaked. Please use another API key.' }, 'key-leaked'],
    [403, { message: 'Permission denied.' }, 'key-forbidden'],
    [400, { message: 'User location is not supported for the API use.' }, 'key-forbidden'],
    [429, quota({ quotaId: 'PerDay', quotaValue: '0' }), 'key-forbidden'],
    [404, { message: 'models/x is not found' }, 'unknown-model'],
    [413, { message: 'Too large.' }, 'passage-too-long'],
    [
      400,
      { message: 'The input token count (9000) exceeds the maximum number of tokens allowed (8192).' },
      'passage-too-long',
    ],
    [400, { message: 'Voice name Uranus is not supported.' }, 'unknown-voice'],
    [400, { message: 'Something else.' }, 'request-refused'],
    [400, undefined, 'proxy-answered'],
  ])('%i %j is %s', (status, error, code) => {
    expect(refusalOf(status, error)).toMatchObject({ kind: 'final', code })
  })

  test('names the line, the model’s others, and the nearest voice', () => {
    expect(refusalOf(413, { message: '' })).toMatchObject({
      message: 'The text of line 12 is more than Gemini takes in one request.',
    })
    expect(refusalOf(404, { message: '' })).toMatchObject({
      message: containing(
        'no model gemini-3.8-flash-tts for this key. Known are gemini-3.8-flash-tts, gemini-3.8-flash-lite-tts, ',
      ),
    })
    const unknown = { message: 'No matching speaker voice found for name: Uranus.' }
    expect(refusalOf(400, unknown)).toMatchObject({
      code: 'unknown-voice',
      message: 'This model has no voice Uranus. Did you mean Orus?',
    })
  })

  test('passes on no more of Google’s words than fit in a line', () => {
    const refusal = refusalOf(400, { message: `Bad\n\u0007value ${'x'.repeat(500)}` })
    expect(refusal).toMatchObject({
      message: `Google refused the request for line 12: Bad value ${'x'.repeat(190)}…`,
    })
  })
})

describe('limits', () => {
  test('a minute’s: how long to wait, from the body before the header', () => {
    const minute = quota({ quotaId: 'GenerateRequestsPerMinutePerProjectPerModel' })
    expect(refusalOf(429, minute)).toEqual({ kind: 'pace', retryAfter: undefined })
    expect(refusalOf(429, minute, 7)).toEqual({ kind: 'pace', retryAfter: 7 })
    const details = [...minute.details, { retryDelay: '49.5s' }]
    expect(refusalOf(429, { ...minute, details }, 7)).toEqual({ kind: 'pace', retryAfter: 49.5 })
  })

  test('a day’s, however many others are named', () => {
    const both = quota(
      { quotaId: 'RequestsPerMinute' },
      { quotaId: 'GenerateRequestsPerDayPerProject-FreeTier' },
    )
    expect(refusalOf(429, both)).toEqual({ kind: 'day' })
  })

  test('without any details: a minute’s', () => {
    expect(refusalOf(429, { message: 'Resource has been exhausted (e.g. check quota).' })).toEqual({
      kind: 'pace',
    })
    expect(refusalOf(429, undefined)).toEqual({ kind: 'pace' })
  })
})

test.each([408, 500, 502, 503, 504, 599])('%i may pass', (status) => {
  for (const error of [undefined, { message: 'Busy.' }]) {
    expect(refusalOf(status, error, 3)).toMatchObject({
      kind: 'trouble',
      code: 'server-trouble',
      retryAfter: 3,
    })
  }
})

test('a model that writes instead of speaking is like an answer that cannot be used', () => {
  const message = 'Model tried to generate text, but it should only be used for TTS.'
  expect(refusalOf(400, { message })).toMatchObject({ kind: 'astray' })
})

test('details that are not as they should be do no harm', () => {
  for (const details of [null, 'x', [1, null, { violations: 5, retryDelay: {}, reason: 9 }]]) {
    expect(refusalOf(400, { message: 'Bad.', details })).toMatchObject({ code: 'request-refused' })
  }
  expect(
    readRefusal({ status: 403, json: [{ error: { message: 'No.' } }], retryAfter: undefined }, context),
  ).toMatchObject({ code: 'key-forbidden' })
})
