import { expect, test } from 'vitest'
import { decodePeaks, encodePeaks, peaksForColumns } from '../../../src/core/audio/peaks-file.ts'
import { peaksOf } from '../../../src/core/audio/peaks.ts'

const samples = Int16Array.from({ length: 256 * 1000 }, (_, at) => Math.round(20_000 * Math.sin(at / 50)))
const bytes = encodePeaks(peaksOf([samples]))
const { levels } = decodePeaks(bytes)

test('the coarsest level that is fine enough is taken', () => {
  expect(peaksForColumns(bytes, 100)).toEqual(levels[3])
  expect(peaksForColumns(bytes, 126)).toEqual(levels[2])
  expect(peaksForColumns(bytes, 1000)).toEqual(levels[0])
})

test('the finest is taken where none is fine enough', () => {
  expect(peaksForColumns(bytes, 5000)).toEqual(levels[0])
})

test('what is not a peaks file, or ends in the middle, is refused', () => {
  expect(() => peaksForColumns(new Uint8Array(64), 10)).toThrow(/waveform/)
  expect(() => peaksForColumns(new Uint8Array(3), 10)).toThrow(/waveform/)
  expect(() => peaksForColumns(bytes.subarray(0, bytes.length - 1), 5000)).toThrow(/waveform/)
})
