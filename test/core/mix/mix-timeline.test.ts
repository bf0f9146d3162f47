import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mixTimeline, type TakeReader } from '../../../src/core/mix/mix-timeline.ts'
import type { Clip, Timeline } from '../../../src/core/timeline/timeline.ts'
import { isStudioError } from '../../../src/shared/studio-error.ts'
import { joined } from '../../helpers/sound.ts'

const rate = 24_000
const fadeLength = 120

/** A reader of takes held in memory. */
const readerOf =
  (takes: Readonly<Record<string, Float32Array>>): TakeReader =>
  (take, from, count, into) => {
    const part = takes[take]!.subarray(from, from + count)
    into.set(part)
    return part.length
  }

function mixed(
  timeline: Pick<Timeline, 'length'> & { clips: readonly Partial<Clip>[] },
  read: TakeReader,
  options: { gains?: ReadonlyMap<string, number>; blockLength?: number } = {},
): Float32Array {
  const clips = timeline.clips.map((clip) => ({
    turn: 0,
    speaker: 'Host',
    take: 'a',
    from: 0,
    length: 0,
    at: 0,
    ...clip,
  }))
  const whole = { rate, length: timeline.length, clips, chapters: [] }
  const blocks = mixTimeline({ timeline: whole, read, gains: new Map(), ...options })
  return joined(...Array.from(blocks, (block) => block.slice()))
}

const ones = (length: number): Float32Array => new Float32Array(length).fill(1)

describe('mix', () => {
  test('every sample of a clip lies exactly at its place', () => {
    const take = Float32Array.from({ length: 20_000 }, (_, i) => i / 20_000)
    const output = mixed(
      { length: 30_000, clips: [{ from: 500, length: 15_000, at: 9000 }] },
      readerOf({ a: take }),
    )
    expect(output).toHaveLength(30_000)
    expect(output.subarray(0, 9000)).toEqual(new Float32Array(9000))
    expect(output.subarray(9000 + fadeLength, 24_000 - fadeLength)).toEqual(
      take.subarray(500 + fadeLength, 15_500 - fadeLength),
    )
    expect(output.subarray(24_000)).toEqual(new Float32Array(6000))
  })

  test('a clip fades in and out without a click, and alike', () => {
    const output = mixed({ length: 1000, clips: [{ length: 1000 }] }, readerOf({ a: ones(1000) }))
    expect(output[0]).toBeLessThan(0.001)
    expect(output[fadeLength]).toBe(1)
    expect(output[999 - fadeLength]).toBe(1)
    for (let i = 1; i < 1000; i++) expect(Math.abs(output[i]! - output[i - 1]!)).toBeLessThan(0.02)
    expect(output.toReversed()).toEqual(output)
  })

  test('clips that meet with complementary fades lose nothing but the fades; overlaps add', () => {
    const clips = [
      { length: 1000, at: 0 },
      { length: 1000, at: 1000 - fadeLength },
    ]
    const output = mixed({ length: 2000 - fadeLength, clips }, readerOf({ a: ones(1000) }))
    for (const value of output.subarray(fadeLength, -fadeLength)) expect(value).toBeCloseTo(1, 6)
  })

  test('very short clips are faded too, and empty ones are nothing', () => {
    for (const length of [0, 1, 2, 3, 50, 239, 240, 241]) {
      const output = mixed({ length: 400, clips: [{ length, at: 10 }] }, readerOf({ a: ones(400) }))
      expect(output.every((value) => value >= 0 && value <= 1)).toBe(true)
      expect(output.subarray(10 + length).every((value) => value === 0)).toBe(true)
      if (length > 1) expect(output[10]).toBeLessThan(0.8)
    }
  })

  test('each speaker has one gain', () => {
    const clips = [
      { speaker: 'Host', length: 1000, at: 0 },
      { speaker: 'Guest', length: 1000, at: 1000 },
      { speaker: 'Unnamed', length: 1000, at: 2000 },
    ]
    const gains = new Map([
      ['Host', 0.5],
      ['Guest', 2],
    ])
    const output = mixed({ length: 3000, clips }, readerOf({ a: ones(1000) }), { gains })
    expect([output[500], output[1500], output[2500]]).toEqual([0.5, 2, 1])
  })

  test('the mix does not depend on the length of the blocks', () => {
    const take = Float32Array.from({ length: 5000 }, (_, i) => Math.sin(i))
    const clip = fc.record({
      from: fc.integer({ min: 0, max: 1000 }),
      length: fc.integer({ min: 0, max: 3000 }),
      at: fc.integer({ min: 0, max: 4000 }),
    })
    fc.assert(
      fc.property(
        fc.array(clip, { maxLength: 6 }),
        fc.integer({ min: 1, max: 900 }),
        (clips, blockLength) => {
          const timeline = { length: 5000, clips }
          const read = readerOf({ a: take })
          expect(mixed(timeline, read, { blockLength })).toEqual(mixed(timeline, read))
        },
      ),
      { numRuns: 40 },
    )
  })

  test('what reaches past the end of the timeline is cut off', () => {
    const output = mixed({ length: 600, clips: [{ length: 1000, at: 0 }] }, readerOf({ a: ones(1000) }))
    expect(output).toHaveLength(600)
    expect(output[599]).toBe(1)
  })

  test('a take that ends too early is refused, with the turn', () => {
    try {
      mixed({ length: 2000, clips: [{ turn: 6, length: 2000 }] }, readerOf({ a: ones(1999) }))
      expect.unreachable()
    } catch (error) {
      if (!isStudioError(error, 'take-broken')) throw error
      expect(error.message).toContain('turn 7')
    }
  })
})
