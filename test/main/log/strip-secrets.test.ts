import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { createKnownSecrets, stripSecrets } from '../../../src/main/log/strip-secrets.ts'

const plain = 'a1b2c3d4e5f6g7h8i9j0-k_l'
const usual = 'AIzaSyD-0123456789_abcdefghijklmnopqrst'
const newer = 'AQ.Ab8RN6K0123456789_abcdefghijklmnopqrs.tuvwxyz-ABCDE'

describe('what looks like a key or a token is taken out', () => {
  test.each([
    ['a key', `The key ${usual} was refused.`, usual],
    ['a key after a letter', `was${usual}.`, usual],
    ['a key of the newer form', `API key: ${newer}`, newer],
    ['a key of the newer form in an address', `https://example.com/v1?x=${newer}&alt=sse`, newer],
    ['a header', `x-goog-api-key: ${plain}`, plain],
    ['a header in JSON', `{"x-goog-api-key":"${plain}","a":1}`, plain],
    ['a header in JSON in JSON', JSON.stringify(JSON.stringify({ 'x-goog-api-key': plain })), plain],
    ['headers as Node prints them', inspect(new Headers({ 'x-goog-api-key': plain })), plain],
    ['a map as Node prints it', inspect(new Map([['X-Goog-Api-Key', plain]])), plain],
    ['pairs as Node prints them', inspect([['x-goog-api-key', plain]]), plain],
    ['lists as Node prints them', inspect({ 'x-goog-api-key': [plain] }), plain],
    ['raw headers', inspect(['x-goog-api-key', plain, 'accept', '*/*']), plain],
    ['a query', `GET /v1beta/models?alt=sse&key=${plain}&page=2`, plain],
    ['a query in a query', `redirect=https%3A%2F%2Fexample.com%3Fkey%3D${plain}`, plain],
    ['an option of the client', `apiKey: '${plain}'`, plain],
    ['a variable', `GEMINI_API_KEY=${plain}`, plain],
    ['another variable', `env: { GOOGLE_API_KEY: '${plain}' }`, plain],
    ['a token', `Authorization: Bearer ${plain}`, plain],
    ['a token in a query', `access_token=${plain}`, plain],
  ])('%s', (_, text, secret) => {
    expect(text).toContain(secret)
    expect(stripSecrets(text)).not.toContain(secret)
    expect(stripSecrets(text)).toContain('…')
  })
})

test('what is no secret stays', () => {
  const text =
    'GET https://example.com/v1beta/models/gemini-3.8-flash-tts:generateContent 429: the keyring is locked. Press any key to continue.'
  expect(stripSecrets(text)).toBe(text)
})

test('a key that is known is taken out, whatever it looks like and however it is written', () => {
  const secrets = createKnownSecrets()
  const key = 'plain words/with+signs='
  const forms = [key, encodeURIComponent(key), JSON.stringify({ key })]
  for (const form of forms) expect(stripSecrets(`say ${form}`)).toContain('words')
  secrets.hide(key)
  for (const form of forms) {
    expect(secrets.cover(`say ${form} twice ${form}`)).not.toContain('words')
    expect(secrets.strip(`say ${form} twice ${form}`)).not.toContain('words')
  }
  expect(secrets.strip(usual)).toBe('AIza…')
  expect(secrets.cover(usual)).toBe(usual)
})

test('hiding nothing hides nothing', () => {
  const secrets = createKnownSecrets()
  secrets.hide('')
  expect(secrets.cover('as it was')).toBe('as it was')
})

test('what is too short for a key is left in the text', () => {
  const secrets = createKnownSecrets()
  for (const text of ['x', 'none', 'true']) secrets.hide(text)
  expect(secrets.strip('none of this is true of an x')).toBe('none of this is true of an x')
})
