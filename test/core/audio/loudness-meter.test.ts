import { describe, expect, test } from 'vitest'
import { fromDecibels } from '../../../src/core/audio/decibels.ts'
import { createLoudnessMeter, type LoudnessReading } from '../../../src/core/audio/loudness-meter.ts'
import { inBlocks, joined, noise, sine } from '../../helpers/sound.ts'

type Tone = { readonly level: number; readonly seconds: number }

/** Tones of 1 kHz in both channels, as the EBU's test signals are made; levels in dBFS of the peak. */
function stereoTones(tones: readonly Tone[], rate = 48_000): LoudnessReading {
  const meter = createLoudnessMeter({ rate, channels: 2 })
  for (const { level, seconds } of tones) {
    const tone = sine({ rate, seconds, frequency: 1000, amplitude: fromDecibels(level) })
    for (const block of inBlocks(tone, 8192)) meter.add(block, block)
  }
  return meter.read()
}

const tone = (level: number, seconds: number): Tone => ({ level, seconds })

describe('EBU Tech 3341, integrated loudness', () => {
  const cases: readonly (readonly [string, readonly Tone[], number])[] = [
    ['1', [tone(-23, 20)], -23],
    ['2', [tone(-33, 20)], -33],
    ['3', [tone(-36, 10), tone(-23, 60), tone(-36, 10)], -23],
    ['4', [tone(-72, 10), tone(-36, 10), tone(-23, 60), tone(-36, 10), tone(-72, 10)], -23],
    ['5', [tone(-26, 20), tone(-20, 20.1), tone(-26, 20)], -23],
  ]
  for (const rate of [48_000, 44_100, 24_000]) {
    test.each(cases)(`case %s at ${rate} Hz`, (_, tones, expected) => {
      const { integrated } = stereoTones(tones, rate)
      expect(Math.abs((integrated ?? 0) - expected)).toBeLessThanOrEqual(0.1)
    })
  }

  test('cases 1 and 2: momentary and short-term maximum', () => {
    for (const level of [-23, -33]) {
      const reading = stereoTones([tone(level, 20)])
      expect(Math.abs((reading.momentary ?? 0) - level)).toBeLessThanOrEqual(0.1)
      expect(Math.abs((reading.shortTerm ?? 0) - level)).toBeLessThanOrEqual(0.1)
    }
  })
})

describe('EBU Tech 3341, true peak', () => {
  const rate = 48_000
  const cases: readonly (readonly [string, number, number, number, number])[] = [
    ['15', rate / 4, 0.5, 0, -6],
    ['16', rate / 4, 0.5, 45, -6],
    ['17', rate / 6, 0.5, 60, -6],
    ['18', rate / 8, 0.5, 67.5, -6],
    ['19', rate / 4, 1.41, 45, 3],
  ]
  test.each(cases)('case %s', (_, frequency, amplitude, phase, expected) => {
    const meter = createLoudnessMeter({ rate, channels: 2, truePeak: true })
    const silence = new Float32Array(4800)
    // The published signals fade: a tone that sets in at its peak is not what is being measured.
    const faded = sine({ rate, seconds: 1, frequency, amplitude, phase }).map(
      (value, i) => value * Math.min(1, i / 480, (rate - i) / 480),
    )
    const signal = joined(silence, faded, silence)
    for (const block of inBlocks(signal, 1000, 7, 333)) meter.add(block, block)
    const miss = (meter.read().truePeak ?? 0) - expected
    expect(miss).toBeLessThanOrEqual(0.2)
    expect(miss).toBeGreaterThanOrEqual(-0.4)
  })
})

describe('EBU Tech 3342, loudness range', () => {
  const cases: readonly (readonly [string, readonly Tone[], number])[] = [
    ['1', [tone(-20, 20), tone(-30, 20)], 10],
    ['2', [tone(-20, 20), tone(-15, 20)], 5],
    ['3', [tone(-40, 20), tone(-20, 20)], 20],
    ['4', [tone(-50, 20), tone(-35, 20), tone(-20, 20), tone(-35, 20), tone(-50, 20)], 15],
  ]
  test.each(cases)('case %s', (_, tones, expected) => {
    expect(Math.abs(stereoTones(tones).range - expected)).toBeLessThanOrEqual(1)
  })
})

function read(sound: Float32Array, ...lengths: number[]): LoudnessReading {
  const meter = createLoudnessMeter({ rate: 24_000, channels: 1, dualMono: true, truePeak: true })
  for (const block of inBlocks(sound, ...lengths)) meter.add(block)
  return meter.read()
}

describe('loudness meter', () => {
  test('one channel counted as two is 3.01 LU louder, and the same as two that are alike', () => {
    const sound = noise(48_000, 0.1)
    const [mono, dual, stereo] = [
      createLoudnessMeter({ rate: 24_000, channels: 1 }),
      createLoudnessMeter({ rate: 24_000, channels: 1, dualMono: true }),
      createLoudnessMeter({ rate: 24_000, channels: 2 }),
    ]
    mono.add(sound)
    dual.add(sound)
    stereo.add(sound, sound)
    expect(dual.read().integrated).toBeCloseTo((mono.read().integrated ?? 0) + 10 * Math.log10(2), 3)
    expect(dual.read().integrated).toBeCloseTo(stereo.read().integrated ?? 0, 9)
  })

  test('does not depend on how the sound is cut into blocks', () => {
    const sound = noise(100_000, 0.5)
    const whole = read(sound)
    const cut = read(sound, 1, 17, 4096, 64, 2399)
    expect(cut.integrated).toBeCloseTo(whole.integrated ?? 0, 9)
    expect(cut.truePeak).toBe(whole.truePeak)
    expect(cut.range).toBeCloseTo(whole.range, 9)
  })

  test('has nothing to say of silence, and of less than 400 ms', () => {
    expect(read(new Float32Array(48_000))).toEqual({
      integrated: undefined,
      momentary: undefined,
      shortTerm: undefined,
      range: 0,
      truePeak: -Infinity,
    })
    expect(read(noise(9000, 0.5)).integrated).toBeUndefined()
    expect(read(new Float32Array(0)).integrated).toBeUndefined()
  })

  test('a peak in the very last sample is found', () => {
    const sound = new Float32Array(10_000)
    sound[9999] = 0.5
    expect(read(sound).truePeak).toBeGreaterThanOrEqual(-6.03)
  })
})
