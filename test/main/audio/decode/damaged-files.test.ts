import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { StudioError } from '../../../../src/shared/studio-error.ts'
import { decodeFile, encodeFile, programme } from '../../../helpers/audio-files.ts'
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
