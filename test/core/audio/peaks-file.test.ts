import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodePeaks, encodePeaks } from '../../../src/core/audio/peaks-file.ts'
import { peaksOf } from '../../../src/core/audio/peaks.ts'

test('a waveform comes back from its file as it went in', () => {
  fc.assert(
    fc.property(fc.int16Array({ maxLength: 3000 }), (samples) => {
      const peaks = peaksOf([samples])
      expect(decodePeaks(encodePeaks(peaks))).toEqual(peaks)
    }),
  )
})

test('bytes that are no waveform are refused, never anything else', () => {
  const whole = encodePeaks(peaksOf([new Int16Array(10_000)]))
  expect(() => decodePeaks(whole.subarray(0, whole.length - 2))).toThrow('cannot be read')
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      expect(() => decodePeaks(bytes)).toThrow('cannot be read')
    }),
  )
})
