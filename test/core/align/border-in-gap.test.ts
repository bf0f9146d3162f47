import { expect, test } from 'vitest'
import { borderInGap } from '../../../src/core/align/border-in-gap.ts'
import { passageEnvelope } from '../../../src/core/align/envelope.ts'
import { findGaps } from '../../../src/core/align/find-gaps.ts'
import { fineSeconds } from '../../../src/core/align/fine-frames.ts'
import { gapParts } from '../../../src/core/align/gap-parts.ts'
import { randomNumbers } from '../../helpers/random.ts'
import { speechLike } from '../../helpers/speech-like.ts'

const rate = 24_000

/** Two voices, and between them silences of so many seconds with a hiss of so many seconds and so loud between. */
function twoVoices([before, hiss, after]: readonly [number, number, number], loud = 1500) {
  const random = randomNumbers(4)
  const voice = (pitch: number) => speechLike({ seconds: 1, rate, seed: 3, pitch, silence: 0 })
  const [one, other] = [voice(110), voice(190)]
  const noise = Array.from({ length: hiss * rate }, () => Math.round(loud * (2 * random() - 1)))
  const silence = (seconds: number) => new Int16Array(Math.round(seconds * rate))
  const pcm = Int16Array.from([...one, ...silence(before), ...noise, ...silence(after), ...other])
  const envelope = passageEnvelope(pcm, rate)
  const gap = findGaps(envelope, () => false).toSorted((a, b) => b.silent - a.silent)[0]
  const parts = gap === undefined ? [] : gapParts(envelope, gap)
  const end = one.length / rate
  return { parts, end, burst: end + before, start: end + before + hiss + after }
}

test('a short hiss between two silences belongs to the word that is spelled so', () => {
  const { parts, end, burst, start } = twoVoices([0.05, 0.03, 0.06])
  const afterHiss = borderInGap(parts, 'stop', 'soft').at * fineSeconds
  expect(afterHiss).toBeGreaterThan(burst + 0.03)
  expect(afterHiss).toBeLessThan(start)
  const beforeHiss = borderInGap(parts, 'soft', 'stop').at * fineSeconds
  expect(beforeHiss).toBeGreaterThan(end)
  expect(beforeHiss).toBeLessThan(burst)
})

test('of a hiss that either word may have made nothing is sure', () => {
  const { parts } = twoVoices([0.05, 0.03, 0.06])
  expect(borderInGap(parts, 'stop', 'stop').share).toBeLessThan(0.9)
})

test('a breath between two silences is cut beside, and surely', () => {
  const { parts, end, start } = twoVoices([0.04, 0.25, 0.12])
  const { at, share } = borderInGap(parts, 'soft', 'soft')
  expect(share).toBeGreaterThan(0.9)
  expect(at * fineSeconds).toBeGreaterThan(end)
  expect(at * fineSeconds).toBeLessThan(start)
})

test('a long hiss that may be the end of the word before is cut behind', () => {
  const { parts, burst, start } = twoVoices([0.08, 0.1, 0.06])
  const at = borderInGap(parts, 'stop', 'soft').at * fineSeconds
  expect(at).toBeGreaterThan(burst + 0.1)
  expect(at).toBeLessThan(start)
})

test('so is a hiss too faint to be told from silence', () => {
  const { parts, burst, start } = twoVoices([0.07, 0.03, 0.03], 12)
  expect(parts).toHaveLength(1)
  const at = borderInGap(parts, 'stop', 'soft').at * fineSeconds
  expect(at).toBeGreaterThan(burst + 0.03)
  expect(at).toBeLessThan(start)
})

test('a "t" that may be what is heard after the cut makes it doubtful, a "t" heard before it does not', () => {
  const { parts } = twoVoices([0.05, 0.015, 0])
  expect(borderInGap(parts, 'stop', 'soft').isStopUnheard).toBe(true)
  expect(borderInGap(parts, 'soft', 'stop').isStopUnheard).toBe(false)
  const long = twoVoices([0.05, 0.015, 0.3])
  expect(borderInGap(long.parts, 'stop', 'soft').isStopUnheard).toBe(false)
})

test('a "t" too faint to be told from silence is cut behind, however soon the next word begins', () => {
  const { parts, burst, start } = twoVoices([0.09, 0.02, 0.015], 12)
  const at = borderInGap(parts, 'stop', 'soft').at * fineSeconds
  expect(at).toBeGreaterThan(burst + 0.02)
  expect(at).toBeLessThanOrEqual(start)
})

test('in "st" the silence after the hiss belongs to the word', () => {
  const { parts, end, burst } = twoVoices([0.05, 0.12, 0.05])
  const at = borderInGap(parts, 'stop', 'hissed stop').at * fineSeconds
  expect(at).toBeGreaterThan(end)
  expect(at).toBeLessThan(burst)
})
