import { expect, test } from 'vitest'
import { wavFile } from '../../../src/core/audio/wav-file.ts'
import { wavHeader } from '../../../src/core/audio/wav-header.ts'

const samples = Int16Array.from({ length: 500 }, (_, i) => 40 * i - 10_000)
const header = wavHeader({ format: 'pcm16', rate: 24_000, channels: 1, frames: samples.length })
const file = new Uint8Array([...header, ...new Uint8Array(samples.buffer)])

test('samples that lie in their file already are not copied', () => {
  const memory = new Uint8Array([1, 2, ...file, 3]).buffer
  const whole = wavFile(new Int16Array(memory, 2 + header.length, samples.length), 24_000)
  expect(whole).toEqual(file)
  expect(whole.buffer).toBe(memory)
  expect(wavFile(new Int16Array(memory, 2 + header.length, samples.length), 24_000)).toEqual(file)
})

test.each<[string, Int16Array, number]>([
  ['with nothing before them', samples, 24_000],
  ['with something else before them', new Int16Array(Uint8Array.from(file).fill(7, 0, 4).buffer, 80), 24_000],
  ['that are a part of a file', new Int16Array(Uint8Array.from(file).buffer, 80, 100), 24_000],
  ['in a file of another rate', new Int16Array(Uint8Array.from(file).buffer, 80), 48_000],
  ['in memory that is shared', new Int16Array(shared(file), 80), 24_000],
])('samples %s are copied behind a header of their own', (_, pcm, rate) => {
  const before = new Uint8Array(pcm.buffer).slice()
  const own = wavHeader({ format: 'pcm16', rate, channels: 1, frames: pcm.length })
  const bytes = wavFile(pcm, rate)
  expect(bytes).toEqual(
    new Uint8Array([...own, ...new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength)]),
  )
  expect(bytes.buffer).not.toBe(pcm.buffer)
  // What lies around the samples may be somebody else's.
  expect(new Uint8Array(pcm.buffer)).toEqual(before)
})

function shared(bytes: Uint8Array): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(bytes.length)
  new Uint8Array(memory).set(bytes)
  return memory
}
