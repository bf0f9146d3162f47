import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { audioFormats } from '../../../../src/core/export/audio-format.ts'
import { createEncoder } from '../../../../src/main/audio/encode/create-encoder.ts'
import type { EncodeOrder } from '../../../../src/main/audio/encode/encoder.ts'
import { decodeFile, encodeFile, lag, programme } from '../../../helpers/audio-files.ts'
import { hasFfmpeg } from '../../../helpers/ffmpeg.ts'
import { temporaryFolder } from '../../../helpers/temporary-folder.ts'

// Not a whole number of the packets of any format.
const seconds = 1.013
const sounds = new Map<string, Float32Array<ArrayBuffer>>()

/** Made once for all tests. */
function sound(rate: number, channels: 1 | 2): Float32Array<ArrayBuffer> {
  const key = `${rate} ${channels}`
  const known = sounds.get(key) ?? programme(rate, seconds, channels)
  sounds.set(key, known)
  return known
}

function order(format: EncodeOrder['format'], channels: 1 | 2, more: Partial<EncodeOrder> = {}): EncodeOrder {
  const { rate, extension } = audioFormats[format]
  return { format, channels, rate, path: join(temporaryFolder(), `sound.${extension}`), ...more }
}

/** What FFmpeg's prober says of the first stream. */
function probed(path: string): Map<string, string> {
  const entries = 'stream=codec_name,sample_rate,channels,duration_ts,bit_rate'
  const { stdout } = spawnSync('ffprobe', [
    '-v',
    'error',
    '-of',
    'default=nw=1',
    '-show_entries',
    entries,
    path,
  ])
  const lines = stdout.toString().trim().split('\n')
  return new Map(lines.map((line) => [line.split('=')[0] ?? '', line.split('=')[1] ?? '']))
}

/** Frames of the file as FFmpeg decodes it, cut to what it says to be heard. */
function framesByFfmpeg(path: string, channels: number): number {
  const options = ['-v', 'error', '-i', path, '-f', 'f32le', '-']
  const { stdout } = spawnSync('ffmpeg', options, { maxBuffer: 1 << 28 })
  return stdout.length / 4 / channels
}

describe('what loses nothing comes back bit by bit', () => {
  test.each([
    ['wav', 16, 1],
    ['wav', 24, 2],
    ['flac', 16, 2],
    ['flac', 24, 1],
  ] as const)('%s of %i bits, %i channels', async (format, bits, channels) => {
    const steps = 2 ** (bits - 1)
    const samples = sound(44_100, channels).map((sample) => Math.round(sample * steps) / steps)
    const made = order(format, channels, { bits })
    await encodeFile(made, samples)
    const decoded = await decodeFile(made.path)
    expect(decoded).toMatchObject({ kind: format, rate: 44_100, channels })
    // The FLAC decoder's floats can be half a step off in the last of 24 bits.
    const off = format === 'flac' && bits === 24 ? 1 / steps : 0
    const isSame = samples.every((sample, at) => Math.abs(sample - (decoded.samples[at] ?? 9)) <= off)
    expect([decoded.samples.length, isSame]).toEqual([samples.length, true])
    if (hasFfmpeg) expect(framesByFfmpeg(made.path, channels)).toBe(samples.length / channels)
  })
})

test('a FLAC file carries the digest of its samples, as flac and ffmpeg check it', async () => {
  const made = order('flac', 2)
  await encodeFile(made, sound(44_100, 2))
  const digest = readFileSync(made.path).subarray(26, 42).toString('hex')
  expect(digest).not.toBe('0'.repeat(32))
  if (!hasFfmpeg) return
  const options = ['-v', 'error', '-i', made.path, '-c:a', 'pcm_s16le', '-f', 'md5', '-']
  expect(spawnSync('ffmpeg', options).stdout.toString()).toBe(`MD5=${digest}\n`)
})

describe('what loses something keeps its length and its place to the sample', () => {
  test.each([
    ['mp3', 'mp3', 1, 96_000],
    ['mp3', 'mp3', 2, 64_000],
    ['m4a', 'aac', 2, 128_000],
    ['opus', 'opus', 1, 64_000],
    ['opus', 'opus', 2, 128_000],
  ] as const)('%s (%s), %i channels, %i bits a second', async (format, codec, channels, bitrate) => {
    const made = order(format, channels, { bitrate })
    const samples = sound(made.rate, channels)
    await encodeFile(made, samples)
    const decoded = await decodeFile(made.path)
    expect(decoded).toMatchObject({ kind: codec, rate: made.rate, channels })
    expect(decoded.samples.length).toBe(samples.length)
    expect(Math.abs(lag(samples, decoded.samples, channels))).toBeLessThanOrEqual(1)
    if (!hasFfmpeg) return
    const said = probed(made.path)
    const facts = ['codec_name', 'sample_rate', 'channels'].map((name) => said.get(name))
    expect(facts).toEqual([codec, `${made.rate}`, `${channels}`])
    const frames = samples.length / channels
    // FFmpeg leaves the padding of the last AAC packet to whoever looks at the length that the file declares.
    if (format === 'm4a') expect(Number(said.get('duration_ts'))).toBe(frames)
    else expect(framesByFfmpeg(made.path, channels)).toBe(frames)
    if (format === 'mp3') expect(said.get('bit_rate')).toBe(`${bitrate}`)
  })
})

test('sounds of a few samples come back as they are long', async () => {
  const samples = sound(48_000, 1).slice(0, 7)
  for (const format of ['mp3', 'opus', 'flac', 'wav', 'm4a'] as const) {
    const made = order(format, 1)
    await encodeFile(made, samples)
    expect([format, (await decodeFile(made.path)).samples.length]).toEqual([format, 7])
  }
})

test('the index of an M4A file of known length goes in front', async () => {
  const samples = sound(44_100, 2)
  const made = order('m4a', 2, { frames: samples.length / 2, tags: { title: 'Über alles' } })
  await encodeFile(made, samples)
  const bytes = readFileSync(made.path)
  expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'))
  expect(bytes.includes('Über alles')).toBe(true)
  expect((await decodeFile(made.path)).samples.length).toBe(samples.length)
})

test('an ID3 block stands before the frames of an MP3 file', async () => {
  const head = new Uint8Array(10 + 500)
  head.set([0x49, 0x44, 0x33, 3, 0, 0, 0, 0, 3, 0x74])
  const made = order('mp3', 1, { head })
  await encodeFile(made, sound(44_100, 1))
  expect(readFileSync(made.path).subarray(0, 510)).toEqual(Buffer.from(head))
  expect((await decodeFile(made.path)).samples.length).toBe(sound(44_100, 1).length)
})

describe('an encoder', () => {
  test.each(['wav', 'mp3', 'm4a', 'flac', 'opus'] as const)(
    'of %s leaves nothing when it is stopped',
    async (format) => {
      const folder = temporaryFolder()
      const made = order(format, 2, { path: join(folder, 'part') })
      const encoder = await createEncoder(made)
      await encoder.add(sound(made.rate, 2))
      await encoder.abort()
      expect(readdirSync(folder)).toEqual([])
    },
  )

  test.each(['wav', 'mp3', 'm4a', 'flac', 'opus'] as const)(
    'of %s replaces no file and makes no folder',
    async (format) => {
      const folder = temporaryFolder()
      writeFileSync(join(folder, 'mine'), 'mine')
      await expect(createEncoder(order(format, 1, { path: join(folder, 'mine') }))).rejects.toMatchObject({
        code: 'file-exists',
      })
      expect(readFileSync(join(folder, 'mine'), 'utf8')).toBe('mine')
      await expect(
        createEncoder(order(format, 1, { path: join(folder, 'no', 'way') })),
      ).rejects.toMatchObject({
        code: 'folder-missing',
      })
    },
  )

  test('says that there is nothing to write', async () => {
    const encoder = await createEncoder(order('mp3', 1))
    await expect(encoder.finish()).rejects.toMatchObject({ code: 'not-rendered' })
    await encoder.abort()
  })
})
