import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bytesPerSample,
  parseWavHeader,
  readWavHeader,
  wavHeader,
  type WavHeader,
} from '../../../src/core/audio/wav-header.ts'
import { StudioError } from '../../../src/shared/studio-error.ts'

type Field = string | { u16: number } | { u32: number } | Uint8Array

/** Bytes from text, numbers and bytes, as a file has them one after the other. */
function bytesOf(...fields: readonly Field[]): Uint8Array {
  return Uint8Array.from(
    fields.flatMap((field) => {
      if (typeof field === 'string') return Array.from(field, (letter) => letter.charCodeAt(0))
      if (field instanceof Uint8Array) return [...field]
      const [value, count] = 'u16' in field ? [field.u16, 2] : [field.u32, 4]
      return Array.from({ length: count }, (_, i) => Math.floor(value / 256 ** i) % 256)
    }),
  )
}

const u16 = (value: number): Field => ({ u16: value })
const u32 = (value: number): Field => ({ u32: value })
const chunk = (name: string, body: Uint8Array, size = body.length): Uint8Array =>
  bytesOf(name, u32(size), body, new Uint8Array(body.length % 2))
const formatBody = (kind = 1, channels = 1, rate = 24_000, bits = 16): Uint8Array =>
  bytesOf(
    u16(kind),
    u16(channels),
    u32(rate),
    u32((rate * channels * bits) / 8),
    u16((channels * bits) / 8),
    u16(bits),
  )
const format = chunk('fmt ', formatBody())
const samples = Uint8Array.from({ length: 200 }, (_, i) => i)
const riff = (...chunks: readonly Uint8Array[]): Uint8Array => {
  const body = bytesOf('WAVE', ...chunks)
  return bytesOf('RIFF', u32(body.length), body)
}
const parse = (file: Uint8Array): WavHeader => parseWavHeader(file, file.length)

describe('what is written', () => {
  test('is read back, for every format, rate, number of channels and length', () => {
    fc.assert(
      fc.property(
        fc.record({
          format: fc.constantFrom('pcm8', 'pcm16', 'pcm24', 'pcm32', 'float32', 'float64'),
          rate: fc.integer({ min: 8000, max: 192_000 }),
          channels: fc.integer({ min: 1, max: 2 }),
          frames: fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 2 ** 28, max: 2 ** 40 })),
        }),
        (wav) => {
          const header = wavHeader(wav)
          const width = bytesPerSample[wav.format]
          const dataBytes = wav.frames * wav.channels * width
          const read = parseWavHeader(header, header.length + dataBytes + (dataBytes % 2))
          expect(read).toEqual({ ...wav, dataStart: header.length, dataBytes, isTruncated: false })
        },
      ),
    )
  })

  test('is a plain RIFF file with room kept free for the sizes of a large one', () => {
    expect(wavHeader({ format: 'pcm16', rate: 24_000, channels: 1, frames: 100 })).toEqual(
      bytesOf('RIFF', u32(280 - 8), 'WAVE', chunk('JUNK', new Uint8Array(28)), format, 'data', u32(200)),
    )
  })

  test('is RF64 from 4 GiB on, with the same number of bytes before the samples', () => {
    const wav = { format: 'pcm16', rate: 24_000, channels: 1 } as const
    const small = wavHeader({ ...wav, frames: 2_147_483_604 })
    const large = wavHeader({ ...wav, frames: 2_147_483_648 })
    expect(String.fromCharCode(...small.subarray(0, 4))).toBe('RIFF')
    expect(large).toEqual(
      bytesOf(
        'RF64',
        u32(0xffff_ffff),
        'WAVE',
        chunk('ds64', bytesOf(u32(72), u32(1), u32(0), u32(1), u32(2 ** 31), u32(0), u32(0))),
        format,
        'data',
        u32(0xffff_ffff),
      ),
    )
    expect(large.length).toBe(small.length)
  })
})

describe('what others write is read', () => {
  test('chunks before and after the samples, of odd sizes too', () => {
    const list = chunk('LIST', bytesOf('INFOabc'))
    const file = riff(chunk('bext', new Uint8Array(601)), list, format, list, chunk('data', samples), list)
    expect(parse(file)).toMatchObject({ frames: 100, dataBytes: 200, rate: 24_000, isTruncated: false })
  })

  test('an odd chunk without its filling byte', () => {
    const unpadded = bytesOf('LIST', u32(7), 'INFOabc')
    expect(parse(riff(unpadded, format, chunk('data', samples)))).toMatchObject({ frames: 100 })
  })

  test('an open length: 0 or all ones, as programs that stream leave it', () => {
    for (const size of [0, 0xffff_ffff]) {
      const file = bytesOf('RIFF', u32(size), 'WAVE', format, 'data', u32(size), samples)
      expect(parse(file)).toMatchObject({ frames: 100, isTruncated: false })
    }
  })

  test('no samples at all, with or without a chunk after them', () => {
    expect(parse(riff(format, chunk('data', new Uint8Array(0))))).toMatchObject({ frames: 0 })
    const list = chunk('LIST', bytesOf('INFO'))
    expect(parse(riff(format, chunk('data', new Uint8Array(0)), list))).toMatchObject({ frames: 0 })
  })

  test('a file cut short keeps its whole frames', () => {
    const file = riff(format, chunk('data', samples)).subarray(0, -51)
    expect(parse(file)).toMatchObject({ frames: 74, dataBytes: 148, isTruncated: true })
  })

  test('the extensible format, whole numbers and floats', () => {
    for (const [kind, bits, expected] of [
      [1, 24, 'pcm24'],
      [3, 32, 'float32'],
    ] as const) {
      const identifier = bytesOf(u16(kind), new Uint8Array(14))
      const body = bytesOf(formatBody(0xfffe, 2, 48_000, bits), u16(22), u16(bits), u32(3), identifier)
      const file = riff(chunk('fmt ', body), chunk('data', new Uint8Array(240)))
      expect(parse(file)).toMatchObject({ format: expected, channels: 2, frames: (240 * 8) / bits / 2 })
    }
  })

  test('RF64 with its sizes in the ds64 chunk', () => {
    const sizes = chunk('ds64', bytesOf(u32(0), u32(1), u32(200), u32(0), u32(100), u32(0), u32(0)))
    const file = bytesOf(
      'RF64',
      u32(0xffff_ffff),
      'WAVE',
      sizes,
      format,
      'data',
      u32(0xffff_ffff),
      samples,
      'tail',
    )
    expect(parse(file)).toMatchObject({ frames: 100, isTruncated: false })
  })

  test('samples that begin far behind the first bytes', () => {
    const head = riff(format, chunk('id3 ', new Uint8Array(0), 50_000_000))
    const tail = chunk('data', samples)
    const at = head.length + 50_000_000
    const source = (offset: number, length: number): Uint8Array =>
      offset < head.length
        ? head.subarray(offset, offset + length)
        : tail.subarray(offset - at, offset - at + length)
    expect(readWavHeader(source, at + tail.length)).toMatchObject({ frames: 100, dataStart: at + 8 })
  })
})

describe('what is no sound file is refused in a sentence', () => {
  const cases: Readonly<Record<string, Uint8Array>> = {
    nothing: new Uint8Array(0),
    'a text': bytesOf('Host: Welcome to the show!'),
    'another kind of RIFF': bytesOf('RIFF', u32(100), 'AVI ', format),
    'no samples': riff(format),
    'samples before their format': riff(chunk('data', samples), format),
    'a format cut short': riff(chunk('fmt ', new Uint8Array(10)), chunk('data', samples)),
    'compressed samples': riff(chunk('fmt ', formatBody(0x55)), chunk('data', samples)),
    '12 bits': riff(chunk('fmt ', formatBody(1, 1, 24_000, 12)), chunk('data', samples)),
    'no channels': riff(chunk('fmt ', formatBody(1, 0)), chunk('data', samples)),
    'no rate': riff(chunk('fmt ', formatBody(1, 1, 0)), chunk('data', samples)),
    'frames of another size': riff(chunk('fmt ', formatBody().fill(9, 12, 13)), chunk('data', samples)),
    'chunks without end': riff(...Array.from({ length: 2000 }, () => chunk('JUNK', new Uint8Array(0)))),
  }
  test.each(Object.entries(cases))('%s', (_, file) => {
    expect(() => parse(file)).toThrow(expect.objectContaining({ code: 'audio-unreadable' }))
  })
})

test('no bytes make the parser fail in any other way, or promise what is not there', () => {
  const wild = fc.uint8Array({ maxLength: 400 })
  const damaged = fc
    .tuple(
      fc.constantFrom(
        riff(format, chunk('data', samples)),
        wavHeader({ ...parse(riff(format, chunk('data', samples))), frames: 2 ** 33 }),
      ),
      fc.array(fc.tuple(fc.nat(99), fc.nat(255)), { maxLength: 8 }),
    )
    .map(([file, changes]) => {
      const copy = file.slice()
      for (const [at, value] of changes) copy[at] = value
      return copy
    })
  const inside = fc
    .tuple(fc.constantFrom('RIFF', 'RF64'), wild)
    .map(([kind, body]) => bytesOf(kind, u32(9), 'WAVE', body))
  fc.assert(
    fc.property(fc.oneof(wild, damaged, inside), fc.nat(1000), (file, extra) => {
      const size = file.length + extra
      try {
        const header = parseWavHeader(file, size)
        expect(header.dataBytes).toBeGreaterThanOrEqual(0)
        expect(header.dataStart + header.dataBytes).toBeLessThanOrEqual(Math.max(size, header.dataStart))
        expect(header.rate).toBeGreaterThan(0)
      } catch (error) {
        if (!(error instanceof StudioError) || error.code !== 'audio-unreadable') throw error
      }
    }),
    { numRuns: 3000 },
  )
})
