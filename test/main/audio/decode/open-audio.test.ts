import { spawnSync } from 'node:child_process'
import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { encodeSamples } from '../../../../src/core/audio/sample-codec.ts'
import { type SampleFormat, wavHeader } from '../../../../src/core/audio/wav-header.ts'
import { openAudio } from '../../../../src/main/audio/decode/open-audio.ts'
import { decodeFile, encodeFile, lag, programme } from '../../../helpers/audio-files.ts'
import { hasFfmpeg, runFfmpeg } from '../../../helpers/ffmpeg.ts'
import { sine } from '../../../helpers/sound.ts'
import { temporaryFolder } from '../../../helpers/temporary-folder.ts'

const rate = 44_100
const sound = programme(rate, 1.013, 2)

function wavBytes(format: SampleFormat, samples: Float32Array, channels: number): Buffer {
  const header = wavHeader({ format, rate, channels, frames: samples.length / channels })
  return Buffer.concat([header, encodeSamples(samples, format)])
}

/** A file with these bytes. */
function file(name: string, bytes: Uint8Array | string): string {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, bytes)
  return path
}

/** A box of an MP4 file. */
function box(name: string, ...content: readonly Uint8Array[]): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(8 + content.reduce((sum, { length }) => sum + length, 0))
  return Buffer.concat([size, Buffer.from(name, 'latin1'), ...content])
}

describe('a WAV file', () => {
  test.each([
    ['pcm8', 1 / 128],
    ['pcm16', 1 / 32_768],
    ['pcm24', 1 / 8_388_608],
    ['pcm32', 1e-7],
    ['float32', 0],
    ['float64', 0],
  ] as const)('of %s is read', async (format, step) => {
    const decoded = await decodeFile(file('sound.wav', wavBytes(format, sound, 2)))
    expect(decoded).toMatchObject({ kind: 'wav', rate, channels: 2 })
    expect(decoded.samples.length).toBe(sound.length)
    const worst = decoded.samples.reduce(
      (most, sample, at) => Math.max(most, Math.abs(sample - (sound[at] ?? 9))),
      0,
    )
    expect(worst).toBeLessThanOrEqual(step)
  })

  test('with six channels is mixed to two: the centre in both, the deep effects in neither', async () => {
    const tone = sine({ rate, seconds: 0.1, frequency: 441, amplitude: 0.9 })
    const heard = async (channel: number) => {
      const six = new Float32Array(6 * tone.length)
      for (const [frame, sample] of tone.entries()) six[6 * frame + channel] = sample
      const { channels, samples } = await decodeFile(file('six.wav', wavBytes('float32', six, 6)))
      const peak = (side: number) =>
        samples.reduce((most, value, at) => (at % 2 === side ? Math.max(most, Math.abs(value)) : most), 0)
      return { channels, left: peak(0) / 0.9, right: peak(1) / 0.9 }
    }
    const front = 1 / (1 + Math.SQRT2)
    const first = await heard(0)
    expect(first).toMatchObject({ channels: 2, right: 0 })
    expect(first.left).toBeCloseTo(front, 5)
    expect(await heard(3)).toEqual({ channels: 2, left: 0, right: 0 })
    const [centre, surround] = [await heard(2), await heard(5)]
    expect(centre.left).toBeCloseTo(front / Math.SQRT2, 5)
    expect(centre.right).toBe(centre.left)
    expect(surround.left).toBe(0)
    expect(surround.right).toBeCloseTo(front / Math.SQRT2, 5)
  })
})

test('the name of a file says nothing', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'sound.flac')
  await encodeFile({ format: 'flac', path, rate, channels: 2 }, sound)
  copyFileSync(path, join(folder, 'sound.mp3'))
  expect(await decodeFile(join(folder, 'sound.mp3'))).toMatchObject({ kind: 'flac', rate, channels: 2 })
})

describe.skipIf(!hasFfmpeg)('what FFmpeg wrote (skipped where FFmpeg is missing)', () => {
  test.each([
    ['ogg', ['-c:a', 'libvorbis'], 'vorbis'],
    ['opus', ['-c:a', 'libopus'], 'opus'],
    ['flac', ['-c:a', 'flac'], 'flac'],
    ['mp3', ['-c:a', 'libmp3lame', '-q:a', '4'], 'mp3'],
    ['m4a', ['-c:a', 'aac'], 'aac'],
    ['mov', ['-c:a', 'aac', '-af', 'pan=5.1|FL=FL|FR=FR'], 'aac'],
  ] as const)('%s comes back to the sample', async (extension, options, kind) => {
    const given = file('given.wav', wavBytes('pcm16', sound, 2))
    const path = join(temporaryFolder(), `sound.${extension}`)
    runFfmpeg('-i', given, ...options, path)
    const decoded = await decodeFile(path)
    const frames = (sound.length / 2) * (kind === 'opus' ? 48_000 / rate : 1)
    expect(decoded).toMatchObject({ kind, rate: kind === 'opus' ? 48_000 : rate, channels: 2 })
    expect(Math.abs(decoded.samples.length / 2 - frames)).toBeLessThan(1)
    if (kind !== 'opus') expect(Math.abs(lag(sound, decoded.samples, 2))).toBeLessThanOrEqual(1)
  })

  test('a film without sound is refused', async () => {
    const path = join(temporaryFolder(), 'film.m4a')
    runFfmpeg('-f', 'lavfi', '-i', 'testsrc=d=0.2:s=64x64', '-c:v', 'mpeg4', '-f', 'mp4', path)
    await expect(openAudio(path)).rejects.toMatchObject({
      code: 'audio-unsupported',
      message: /film without sound/,
    })
  })
})

describe('refuses by a sentence that names the file', () => {
  test.each([
    ['nothing at all', '', 'audio-damaged', 'it is empty'],
    ['a text', 'Host: Welcome back!\n'.repeat(50), 'audio-unsupported', 'it is a text'],
    ['a picture', '\x89PNG\r\n\x1a\n', 'audio-unsupported', 'it is a picture'],
    ['compressed WAV', compressedWav(), 'audio-unsupported', 'compressed sound'],
    [
      'a WAV header and no more',
      wavBytes('pcm16', sound, 2).subarray(0, 30),
      'audio-damaged',
      'whole header',
    ],
    [
      'a WAV file of no samples',
      wavBytes('pcm16', sound.subarray(0, 0), 2),
      'audio-damaged',
      'no sound in it',
    ],
    ['an ID3 block and no more', Buffer.from('ID3\x03\0\0\0\0\0\x05hello'), 'audio-damaged', 'no MP3 frame'],
    ['a FLAC header and no more', Buffer.from('fLaC\0\0\0\x22'), 'audio-damaged', 'header is not whole'],
    ['an MP4 file without an index', box('ftyp', Buffer.from('M4A \0\0\0\0')), 'audio-damaged', ''],
    ['a song that only its shop may play', lockedMp4(), 'audio-protected', 'copy-protected'],
  ])('%s', async (_, bytes, code, why) => {
    const path = file('music.mp3', typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes)
    const refusal = decodeFile(path)
    await expect(refusal).rejects.toMatchObject({ name: 'StudioError', code })
    await expect(refusal).rejects.toThrow(path)
    await expect(refusal).rejects.toThrow(why)
  })

  test('what is not there, and what is no file', async () => {
    await expect(openAudio(join(temporaryFolder(), 'no.mp3'))).rejects.toMatchObject({ code: 'file-missing' })
    await expect(openAudio(temporaryFolder())).rejects.toMatchObject({ code: 'not-a-file' })
    if (process.platform === 'win32') return
    const pipe = join(temporaryFolder(), 'pipe.mp3')
    spawnSync('mkfifo', [pipe])
    await expect(openAudio(pipe)).rejects.toMatchObject({ code: 'not-a-file' })
  })

  test('what is too large to be music', async () => {
    const path = join(temporaryFolder(), 'long.mp3')
    await encodeFile({ format: 'mp3', path, rate, channels: 1 }, sound.subarray(0, 9000))
    // A hole of the disk: no byte of it is written.
    truncateSync(path, 2 ** 32 + 1)
    await expect(openAudio(path)).rejects.toMatchObject({ code: 'audio-too-large' })
  })
})

test('of a file cut short what is there is heard', async () => {
  const folder = temporaryFolder()
  for (const format of ['mp3', 'flac', 'opus', 'wav'] as const) {
    const path = join(folder, format)
    const own = format === 'opus' ? 48_000 : rate
    await encodeFile({ format, path, rate: own, channels: 2 }, sound)
    truncateSync(path, Math.floor(readFileSync(path).length * 0.8))
    const { length } = (await decodeFile(path)).samples
    expect([format, length > 0.5 * sound.length && length < 0.9 * sound.length]).toEqual([format, true])
  }
})

test('a FLAC frame that is damaged is silence, and the rest stays in its place', async () => {
  const path = join(temporaryFolder(), 'sound.flac')
  await encodeFile({ format: 'flac', path, rate, channels: 2 }, sound)
  const whole = (await decodeFile(path)).samples
  const bytes = readFileSync(path)
  bytes.fill(0xff, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 50)
  writeFileSync(path, bytes)
  const { samples } = await decodeFile(path)
  expect(samples.length).toBe(whole.length)
  const wrong = samples.reduce((count, sample, at) => count + (sample === whole[at] ? 0 : 1), 0)
  // Two channels of a frame of 4096 samples.
  expect(wrong).toBeGreaterThan(100)
  expect(wrong).toBeLessThanOrEqual(2 * 4096)
})

/** A WAV file that says it holds ADPCM. */
function compressedWav(): Buffer {
  const bytes = wavBytes('pcm16', sound, 2)
  bytes.writeUInt16LE(2, bytes.indexOf('fmt ') + 8)
  return bytes
}

/** The index of a file as Apple's shop sold them: its sound is of the kind `drms`. */
function lockedMp4(): Buffer {
  const handler = box('hdlr', Buffer.alloc(8), Buffer.from('soun'), Buffer.alloc(13))
  const entries = box('stsd', Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]), box('drms', Buffer.alloc(28)))
  const media = box('mdia', handler, box('minf', box('stbl', entries)))
  return Buffer.concat([box('ftyp', Buffer.from('M4P \0\0\0\0')), box('moov', box('trak', media))])
}
