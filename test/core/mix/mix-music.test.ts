import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { createMusicMix, type PieceReader } from '../../../src/core/mix/mix-music.ts'
import type { Clip, MusicClip, Timeline } from '../../../src/core/timeline/timeline.ts'

const timelineRate = 24_000
const rate = 44_100

/** A piece whose left channel is `sound`, its right one half of it. */
function reader(sound: (place: number) => number, length: number): PieceReader {
  return (_piece, from, count, left, right) => {
    for (let i = 0; i < count; i++) {
      const value = from + i < length ? sound(from + i) : 0
      left[i] = value
      right[i] = value / 2
    }
  }
}

function mix(
  clips: readonly Partial<MusicClip>[],
  read: PieceReader,
  options: { seconds?: number; blocks?: readonly number[]; speech?: readonly Clip[] } = {},
) {
  const { seconds = 4, blocks = [4096], speech = [] } = options
  const length = seconds * rate
  const timeline: Timeline = {
    rate: timelineRate,
    length: seconds * timelineRate,
    clips: speech,
    chapters: [],
    music: clips.map((clip) => ({
      piece: 'p',
      part: 'cue',
      at: 0,
      length: 0,
      from: 0,
      gain: 1,
      fadeIn: 0,
      fadeOut: 0,
      isDucked: false,
      ...clip,
    })),
  }
  const music = createMusicMix({ timeline, rate, gain: 1, read })
  const left = new Float32Array(length)
  const right = new Float32Array(length)
  for (let at = 0, turn = 0; at < length; turn++) {
    const end = Math.min(length, at + (blocks[turn % blocks.length] ?? 4096))
    music.addTo(left.subarray(at, end), right.subarray(at, end), at)
    at = end
  }
  return { left, right }
}

const largestStep = (sound: Float32Array) =>
  sound.reduce((most, value, at) => (at === 0 ? 0 : Math.max(most, Math.abs(value - sound[at - 1]!))), 0)
const tone = (place: number) => 0.5 * Math.sin((2 * Math.PI * 220 * place) / rate)
/** As far as that tone goes in one sample. */
const toneStep = 0.5 * ((2 * Math.PI * 220) / rate)

test('each sample of a piece lies exactly at its place, left and right', () => {
  const click = 44_100
  const read = reader((place) => (place === click ? 1 : 0), 10 * rate)
  // From half a second into the piece on, at 1.25 s: its first second is heard at 1.75 s.
  const { left, right } = mix(
    [{ at: 1.25 * timelineRate, from: timelineRate / 2, length: 2 * timelineRate }],
    read,
  )
  const place = 1.75 * rate
  expect([left[place], right[place]]).toEqual([1, 0.5])
  expect(left.filter((value) => value !== 0)).toHaveLength(1)
})

test('fades and cuts never click', () => {
  const length = 2 * timelineRate
  const clips = [
    { at: 3000, from: 777, length },
    { at: 3000, from: 0, length, fadeIn: timelineRate, fadeOut: timelineRate },
  ]
  for (const clip of clips) {
    const { left } = mix([clip], reader(tone, 10 * rate))
    expect(left.some((value) => Math.abs(value) > 0.45)).toBe(true)
    expect(largestStep(left)).toBeLessThan(1.2 * toneStep)
  }
})

test('a loop goes over its seam without a click, a hole or a swell', () => {
  // Not a whole number of its periods long: cut hard, it would jump.
  const loop = Math.floor(0.7013 * timelineRate)
  const { left } = mix([{ length: 4 * timelineRate, loop }], reader(tone, 10 * rate))
  expect(largestStep(left)).toBeLessThan(1.5 * toneStep)
  const powers = Array.from({ length: 38 }, (_, at) => {
    const part = left.subarray((at + 1) * 4410, (at + 2) * 4410)
    return part.reduce((sum, value) => sum + value * value, 0) / part.length
  })
  expect(Math.min(...powers)).toBeGreaterThan(0.04)
  expect(Math.max(...powers)).toBeLessThan(0.26)
})

test('music goes down by 14 dB while somebody speaks', () => {
  const at = 1.5 * timelineRate
  const speech = [{ turn: 0, speaker: 'Host', take: 't', from: 0, length: timelineRate, at }]
  const { left } = mix([{ length: 4 * timelineRate, isDucked: true }], reader(tone, 10 * rate), { speech })
  const level = (from: number, to: number) => {
    const part = left.subarray(from * rate, to * rate)
    return 10 * Math.log10(part.reduce((sum, value) => sum + value * value, 0) / part.length)
  }
  expect(level(0.1, 1) - level(1.6, 2.4)).toBeCloseTo(14, 1)
  expect(level(0.1, 1) - level(3.75, 3.95)).toBeCloseTo(0, 1)
  expect(largestStep(left)).toBeLessThan(1.2 * toneStep)
})

test('a sample does not depend on the blocks that the music is asked for in', () => {
  const clips = [
    { at: 1000, length: 3 * timelineRate, loop: 9001, fadeIn: 5000, isDucked: true },
    { at: 30_000, length: 20_000, from: 50, fadeOut: 9000 },
  ]
  const speech = [{ turn: 0, speaker: 'Host', take: 't', from: 0, length: 9000, at: 40_000 }]
  const read = reader((place) => Math.sin(place * place), 10 * rate)
  const whole = mix(clips, read, { speech, blocks: [10 * rate] })
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 1, maxLength: 4 }), (sizes) => {
      const cut = mix(clips, read, { speech, blocks: sizes.map((size) => size + 200) })
      expect(Buffer.from(cut.left.buffer).equals(Buffer.from(whole.left.buffer))).toBe(true)
      expect(Buffer.from(cut.right.buffer).equals(Buffer.from(whole.right.buffer))).toBe(true)
    }),
    { numRuns: 8 },
  )
})
