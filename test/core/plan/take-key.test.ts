import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../../src/core/plan/canonical-json.ts'
import { takeKey, type TakeRequest } from '../../../src/core/plan/take-key.ts'

const request: TakeRequest = {
  engine: 'draft',
  model: 'flite-1',
  language: undefined,
  turns: [{ text: 'Welcome!', voice: 'Clara', style: undefined, pace: 1 }],
  take: 1,
}

test('the key is the SHA-256 of the canonical JSON', () => {
  const text =
    '{"engine":"draft","model":"flite-1","take":1,"turns":[{"pace":1,"text":"Welcome!","voice":"Clara"}]}'
  expect(takeKey(request)).toBe(createHash('sha256').update(text).digest('hex'))
})

test('every part of a request changes the key', () => {
  const [turn] = request.turns
  const others: TakeRequest[] = [
    { ...request, engine: 'gemini' },
    { ...request, model: 'flite-2' },
    { ...request, language: 'en' },
    { ...request, take: 2 },
    { ...request, turns: [{ ...turn!, text: 'Welcome.' }] },
    { ...request, turns: [{ ...turn!, voice: 'Rowan' }] },
    { ...request, turns: [{ ...turn!, style: 'warm' }] },
    { ...request, turns: [{ ...turn!, pace: 1.1 }] },
    { ...request, turns: [turn!, turn!] },
  ]
  expect(new Set([request, ...others].map(takeKey)).size).toBe(others.length + 1)
})

test('the order of keys does not matter to canonical JSON, and it parses to the same value', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })), (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed())
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonicalJson(turned)).toBe(canonicalJson(value))
    }),
  )
})
