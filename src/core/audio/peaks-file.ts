import { StudioError } from '../../shared/studio-error.ts'
import type { Peaks } from './peaks.ts'

const MAGIC = 0x4b50_5743 // "CWPK"
const HEAD = 16

/**
 * A waveform as bytes, little-endian: "CWPK", the number of levels (uint32), the number of samples (float64), the pairs
 * in each level (uint32 each), then the pairs (two int16 each). The coarsest level comes first, so that the beginning of
 * the file is enough for a drawing of the whole.
 */
export function encodePeaks(peaks: Peaks): Uint8Array<ArrayBuffer> {
  const levels = peaks.levels.toReversed()
  const start = HEAD + 4 * levels.length
  const bytes = new Uint8Array(start + levels.reduce((sum, level) => sum + level.byteLength, 0))
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, levels.length, true)
  view.setFloat64(8, peaks.samples, true)
  let at = start
  for (const [index, level] of levels.entries()) {
    view.setUint32(HEAD + 4 * index, level.length / 2, true)
    for (const value of level) {
      view.setInt16(at, value, true)
      at += 2
    }
  }
  return bytes
}

/** The waveform of a peaks file; `levels` finest first. Throws StudioError('audio-unreadable'). */
export function decodePeaks(bytes: Uint8Array): Peaks {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = bytes.length >= HEAD && view.getUint32(0, true) === MAGIC ? view.getUint32(4, true) : 0
  if (count < 1 || count > 32 || bytes.length < HEAD + 4 * count) throw unreadable()
  const levels: Int16Array[] = []
  let at = HEAD + 4 * count
  for (let index = 0; index < count; index++) {
    const length = 2 * view.getUint32(HEAD + 4 * index, true)
    if (at + 2 * length > bytes.length) throw unreadable()
    const from = at
    levels.push(Int16Array.from({ length }, (_, i) => view.getInt16(from + 2 * i, true)))
    at += 2 * length
  }
  return { samples: view.getFloat64(8, true), levels: levels.toReversed() }
}

/**
 * The pairs of the coarsest level of a peaks file that has at least `wanted` pairs, or of the finest: enough to draw that
 * many columns without reading the rest. Throws StudioError('audio-unreadable').
 */
export function peaksForColumns(bytes: Uint8Array, wanted: number): Int16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = bytes.length >= HEAD && view.getUint32(0, true) === MAGIC ? view.getUint32(4, true) : 0
  if (count < 1 || count > 32 || bytes.length < HEAD + 4 * count) throw unreadable()
  let at = HEAD + 4 * count
  for (let index = 0; index < count; index++) {
    const pairs = view.getUint32(HEAD + 4 * index, true)
    if (at + 4 * pairs > bytes.length) throw unreadable()
    const from = at
    if (pairs >= wanted || index === count - 1)
      return Int16Array.from({ length: 2 * pairs }, (_, i) => view.getInt16(from + 2 * i, true))
    at += 4 * pairs
  }
  throw unreadable()
}

function unreadable(): StudioError {
  return new StudioError('audio-unreadable', 'The waveform of this audio cannot be read.')
}
