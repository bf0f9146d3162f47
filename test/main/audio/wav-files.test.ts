import {
  closeSync,
  ftruncateSync,
  chmodSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { wavHeader } from '../../../src/core/audio/wav-header.ts'
import { openWav } from '../../../src/main/audio/wav-reader.ts'
import { createWavWriter } from '../../../src/main/audio/wav-writer.ts'
import { canMountDisks, makeReadOnly, smallDisk } from '../../helpers/small-disk.ts'
import { noise } from '../../helpers/sound.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { withoutRoot } from '../../helpers/without-root.ts'

const mono = { format: 'pcm16', rate: 24_000, channels: 1 } as const
const saying = (code: string): unknown => expect.objectContaining({ code })

/** The 16-bit samples of a file, read without the code under test. */
function storedSamples(path: string): number[] {
  const bytes = readFileSync(path).subarray(80)
  return Array.from({ length: bytes.length / 2 }, (_, i) => bytes.readInt16LE(2 * i))
}

describe('written and read again', () => {
  test.each(['pcm16', 'pcm24', 'pcm32', 'float32'] as const)('%s', (format) => {
    const path = join(temporaryFolder(), 'sound.wav')
    const sound = noise(200_001, 0.9)
    const writer = createWavWriter(path, { format, rate: 44_100, channels: 1 })
    for (let at = 0; at < sound.length; at += 7777) writer.write(sound.subarray(at, at + 7777))
    writer.finish()

    const reader = openWav(path)
    expect(reader.header).toMatchObject({ format, rate: 44_100, channels: 1, frames: sound.length })
    expect(statSync(path).size % 2).toBe(0)
    const back = new Float32Array(sound.length)
    expect(reader.read(0, sound.length, back)).toBe(sound.length)
    for (let i = 0; i < sound.length; i += 97) expect(back[i]).toBeCloseTo(sound[i]!, 4)
    const part = new Float32Array(100)
    expect(reader.read(199_950, 100, part)).toBe(51)
    expect(part.subarray(0, 51)).toEqual(back.subarray(199_950))
    expect(reader.read(300_000, 100, part)).toBe(0)
    reader.close()
  })

  test('16-bit samples go in as they are, two channels in turn', () => {
    const path = join(temporaryFolder(), 'sound.wav')
    const writer = createWavWriter(path, { ...mono, channels: 2 })
    writer.write(Int16Array.of(1, -2, 3, -4))
    writer.finish()
    expect(storedSamples(path)).toEqual([1, -2, 3, -4])
    const reader = openWav(path)
    expect(reader.header).toMatchObject({ frames: 2, channels: 2 })
    reader.close()
  })

  test('started again, only what came after counts', () => {
    const path = join(temporaryFolder(), 'sound.wav')
    const writer = createWavWriter(path, mono)
    writer.write(new Int16Array(300_000).fill(7))
    writer.restart()
    writer.write(Int16Array.of(1, 2, 3))
    writer.finish()
    expect(statSync(path).size).toBe(86)
    expect(storedSamples(path)).toEqual([1, 2, 3])
  })
})

test('past 4 GiB the file is RF64, read to its very end', () => {
  const path = join(temporaryFolder(), 'long.wav')
  // 25 hours of 24 kHz mono, of which only the ends are really written.
  const frames = 25 * 3600 * 24_000
  const header = wavHeader({ ...mono, frames })
  const file = openSync(path, 'w')
  writeSync(file, header)
  ftruncateSync(file, header.length + 2 * frames)
  writeSync(file, new Uint8Array(Int16Array.of(1000, -2000).buffer), 0, 4, header.length + 2 * (frames - 2))
  closeSync(file)

  const reader = openWav(path)
  expect(reader.header).toMatchObject({ frames, dataBytes: 2 * frames, isTruncated: false })
  const end = new Float32Array(5)
  expect(reader.read(frames - 2, 5, end)).toBe(2)
  expect([...end.subarray(0, 2)]).toEqual([1000 / 32_768, Math.fround(-2000 / 32_768)])
  reader.close()
})

describe('a file appears only when it is whole', () => {
  test('until then an older one stays as it was, and nothing else is seen', () => {
    const folder = temporaryFolder()
    const path = join(folder, 'sound.wav')
    writeFileSync(path, 'older')
    const writer = createWavWriter(path, mono)
    writer.write(new Int16Array(500_000))
    expect(readFileSync(path, 'utf8')).toBe('older')
    expect(readdirSync(folder).filter((name) => !name.startsWith('.'))).toEqual(['sound.wav'])
    writer.finish()
    expect(statSync(path).size).toBe(80 + 1_000_000)
    expect(readdirSync(folder)).toEqual(['sound.wav'])
  })

  test('given up, it leaves nothing behind', () => {
    const folder = temporaryFolder()
    const writer = createWavWriter(join(folder, 'sound.wav'), mono)
    writer.write(new Int16Array(500_000))
    writer.abort()
    expect(readdirSync(folder)).toEqual([])
  })

  test('giving up after the end harms nothing', () => {
    const folder = temporaryFolder()
    const writer = createWavWriter(join(folder, 'sound.wav'), mono)
    writer.finish()
    writer.abort()
    expect(readdirSync(folder)).toEqual(['sound.wav'])
  })
})

describe('what a disk refuses is said in its own code', () => {
  test('no such folder', () => {
    const path = join(temporaryFolder(), 'missing', 'sound.wav')
    expect(() => createWavWriter(path, mono)).toThrow(saying('folder-missing'))
  })

  test('a folder in the place of the file', () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'sound.wav'))
    const writer = createWavWriter(join(folder, 'sound.wav'), mono)
    expect(() => writer.finish()).toThrow(saying('not-a-file'))
    writer.abort()
    expect(readdirSync(folder)).toEqual(['sound.wav'])
  })

  test('no permission', () =>
    withoutRoot(() => {
      const folder = temporaryFolder()
      chmodSync(folder, 0o500)
      expect(() => createWavWriter(join(folder, 'sound.wav'), mono)).toThrow(saying('no-permission'))
    }))

  test.skipIf(!canMountDisks)('a full disk (skipped where no disk can be mounted)', () => {
    const disk = smallDisk(temporaryFolder())
    const writer = createWavWriter(join(disk, 'sound.wav'), mono)
    expect(() => writer.write(new Int16Array(500_000))).toThrow(saying('disk-full'))
    writer.abort()
    expect(readdirSync(disk)).toEqual([])
  })

  test.skipIf(!canMountDisks)('a read-only disk (skipped where no disk can be mounted)', () => {
    const disk = smallDisk(temporaryFolder())
    makeReadOnly(disk)
    expect(() => createWavWriter(join(disk, 'sound.wav'), mono)).toThrow(saying('disk-read-only'))
  })

  test('no file to read, and one that is no sound, by its name', () => {
    const folder = temporaryFolder()
    expect(() => openWav(join(folder, 'none.wav'))).toThrow(saying('file-missing'))
    writeFileSync(join(folder, 'text.wav'), 'Host: hello')
    expect(() => openWav(join(folder, 'text.wav'))).toThrow(/text\.wav: The file is not a WAV file/)
    expect(() => openWav(folder)).toThrow(saying('not-a-file'))
  })
})
