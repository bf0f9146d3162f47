import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openAudio } from '../../../../src/main/audio/decode/open-audio.ts'
import { StudioError } from '../../../../src/shared/studio-error.ts'
import { decodeFile, encodeFile, lag, programme } from '../../../helpers/audio-files.ts'
import { containing } from '../../../helpers/matchers.ts'
import { temporaryFolder } from '../../../helpers/temporary-folder.ts'

/** Places are parts of the whole, so that they fit every file; half of them lie in its first few hundred bytes. */
const place = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: 0, max: 0.03, noNaN: true }),
)
const damage = fc.record({
  flips: fc.array(fc.tuple(place, fc.integer({ min: 0, max: 255 })), { maxLength: 12 }),
  end: fc.oneof(fc.constant(1), place),
})

describe('bytes that were flipped and files that were cut end in sound or in a sentence', () => {
  test.each([
    ['wav', 40],
    ['mp3', 15],
    ['flac', 15],
    ['opus', 15],
    ['m4a', 3],
  ] as const)('%s', async (format, numRuns) => {
    const folder = temporaryFolder()
    const whole = join(folder, 'whole')
    const rate = format === 'opus' ? 48_000 : 44_100
    await encodeFile({ format, path: whole, rate, channels: 1 }, programme(rate, 0.4, 1))
    const original = readFileSync(whole)
    const path = join(folder, 'damaged')
    const property = fc.asyncProperty(damage, async ({ flips, end }) => {
      const bytes = Buffer.from(original)
      for (const [at, value] of flips) bytes[Math.floor(at * (bytes.length - 1))] = value
      writeFileSync(path, bytes.subarray(0, Math.floor(end * bytes.length)))
      try {
        const { samples } = await decodeFile(path)
        expect(samples.every(Number.isFinite)).toBe(true)
      } catch (error) {
        expect(error).toBeInstanceOf(StudioError)
      }
    })
    await fc.assert(property, { numRuns })
  })
})

test('a file that breaks the memory of its decoder ends in a sentence all the same, and is let go', async () => {
  const source = await openAudio(join(import.meta.dirname, '../../../fixtures/audio/breaks-its-decoder.flac'))
  const heard = async () => {
    for await (const block of source.blocks()) expect(block.every(Number.isFinite)).toBe(true)
  }
  await expect(heard()).rejects.toMatchObject({
    code: 'audio-damaged',
    message: containing('cannot be decoded'),
  })
  await source.close()
})

describe('packets of AAC that cannot be decoded', () => {
  const rate = 44_100
  /** Two seconds, with bytes in the middle of some packets overwritten. */
  async function withBad(count: number): Promise<{ path: string; whole: Float32Array }> {
    const folder = temporaryFolder()
    const path = join(folder, 'whole.m4a')
    await encodeFile({ format: 'm4a', path, rate, channels: 1 }, programme(rate, 2, 1))
    const { samples: whole } = await decodeFile(path)
    const bytes = readFileSync(path)
    const sound = bytes.indexOf('mdat') + 2000
    for (let packet = 0; packet < count; packet++) {
      const at = sound + packet * 900
      for (let i = 0; i < 40; i++) bytes[at + i] = 0xff
    }
    writeFileSync(path, bytes)
    return { path, whole }
  }

  test('are silence where they are few, and all else stays in its place', async () => {
    const { path, whole } = await withBad(1)
    const { samples } = await decodeFile(path)
    expect(samples.length).toBe(whole.length)
    // Tenths of a second with another sound; the noise that a decoder makes up is never quite the same.
    const tenth = rate / 10
    const off = Array.from({ length: Math.floor(whole.length / tenth) }, (_, part) => {
      let difference = 0
      let energy = 0
      for (let at = part * tenth; at < (part + 1) * tenth; at++) {
        difference += ((samples[at] ?? 0) - (whole[at] ?? 0)) ** 2
        energy += (whole[at] ?? 0) ** 2
      }
      return difference > energy / 10
    })
    expect(off.filter(Boolean).length).toBeGreaterThan(0)
    expect(off.lastIndexOf(true) - off.indexOf(true)).toBeLessThanOrEqual(1)
  })

  test('are a refusal where they are many', async () => {
    const { path } = await withBad(20)
    await expect(decodeFile(path)).rejects.toMatchObject({ code: 'audio-damaged' })
  })
})

test('pages of an Ogg file that are lost are silence where they are few, a refusal where they are most', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'whole.opus')
  await encodeFile({ format: 'opus', path, rate: 48_000, channels: 1 }, programme(48_000, 5, 1))
  const { samples: whole } = await decodeFile(path)
  const original = readFileSync(path)
  const pages = [...original.toString('latin1').matchAll(/OggS/g)].map(({ index }) => index)
  /** The same file with another byte in some of its pages. */
  const without = (lost: readonly number[]): string => {
    const bytes = Buffer.from(original)
    for (const at of lost) bytes[at + 60] = (bytes[at + 60] ?? 0) ^ 0xff
    const damagedPath = join(folder, 'damaged.opus')
    writeFileSync(damagedPath, bytes)
    return damagedPath
  }
  const { samples } = await decodeFile(without(pages.slice(4, 5)))
  expect(samples.length).toBe(whole.length)
  expect(samples.filter((sample) => sample === 0).length).toBeGreaterThan(48_000)
  // All else stays in its place.
  expect(lag(samples.subarray(-48_000), whole.subarray(-48_000), 1)).toBe(0)
  // The last page is whole: it is no file cut short, and not a piece of half a second either.
  await expect(decodeFile(without(pages.slice(2, -1)))).rejects.toMatchObject({ code: 'audio-damaged' })
})
