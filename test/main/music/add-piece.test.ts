import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { openAudio } from '../../../src/main/audio/decode/open-audio.ts'
import { openWav } from '../../../src/main/audio/wav-reader.ts'
import { addPiece } from '../../../src/main/music/add-piece.ts'
import { createDecodedMusic, type DecodedMusic } from '../../../src/main/music/decoded-music.ts'
import { createMusicStore, type MusicStore } from '../../../src/main/music/music-store.ts'
import { twoTones, writeStereo } from '../../helpers/sample-music.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const { signal } = new AbortController()
const clock = () => new Date('2026-11-23T10:00:00Z')

let root: string
let data: string
let inbox: string
let music: MusicStore
let decoded: DecodedMusic
beforeEach(() => {
  const folder = temporaryFolder()
  root = join(folder, 'library')
  data = join(folder, 'data')
  inbox = join(folder, 'inbox')
  for (const path of [root, data, inbox]) mkdirSync(path)
  music = createMusicStore(root)
  decoded = createDecodedMusic({ data, open: openAudio })
})

const add = (path: string, stop = signal) => addPiece(path, { music, decoded, clock, signal: stop })

/** A file of two tones, of this many seconds. */
function aFile(name: string, seconds = 2, rate = 44_100): string {
  const path = join(inbox, name)
  writeStereo(path, seconds, twoTones, rate)
  return path
}

const names = async () => (await music.list()).pieces.map(({ name }) => name)

describe('a piece that is added', () => {
  test('is kept as it was, beside what is known of it', async () => {
    const path = aFile('Theme [final], v2.wav', 3, 48_000)
    const piece = await add(path)
    expect(piece).toMatchObject({
      name: 'Theme final v2',
      original: 'Theme [final], v2.wav',
      kind: 'wav',
      seconds: 3,
      rate: 48_000,
      channels: 2,
      bytes: readFileSync(path).length,
    })
    // Two tones of 0.2: −14 dBFS peak each, about −17 LUFS together.
    expect(piece.truePeak).toBeCloseTo(-14, 0)
    expect(piece.loudness).toBeGreaterThan(-20)
    expect(readFileSync(music.audioPath(piece)).equals(readFileSync(path))).toBe(true)
    expect(await music.list()).toEqual({ pieces: [piece], broken: [] })
  })

  test('can be read at any place at the rate of the master', async () => {
    const piece = await add(aFile('theme.wav', 2, 48_000))
    const file = await decoded.fileOf(piece, music.audioPath(piece), 44_100, signal)
    const wav = openWav(file)
    const frames = new Float32Array(2)
    expect(wav.header).toMatchObject({ format: 'float32', rate: 44_100, channels: 2, frames: 88_200 })
    wav.read(44_100, 1, frames)
    wav.close()
    expect(frames[0]).toBeCloseTo(twoTones(48_000)[0], 3)
    // A cache: made again, also at another rate.
    unlinkSync(file)
    expect(await decoded.fileOf(piece, music.audioPath(piece), 44_100, signal)).toBe(file)
    expect(await decoded.fileOf(piece, music.audioPath(piece), 48_000, signal)).not.toBe(file)
  })

  test('twice is there once, under its first name; another of the same name gets a number', async () => {
    const first = await add(aFile('theme.wav'))
    expect(await add(aFile('copy of it.wav'))).toEqual(first)
    writeStereo(join(inbox, 'Theme.wav'), 1, twoTones)
    await add(join(inbox, 'Theme.wav'))
    expect(await names()).toEqual(['theme', 'Theme 2'])
  })
})

describe('what is no music is refused in a sentence, and nothing is added', () => {
  const files: Readonly<Record<string, readonly [string, (path: string) => void]>> = {
    empty: ['audio-damaged', (path) => writeFileSync(path, '')],
    'a text with the ending of music': [
      'audio-unsupported',
      (path) => writeFileSync(path, 'la la la '.repeat(99)),
    ],
    'without a sample': ['audio-damaged', (path) => writeStereo(path, 0, twoTones)],
    'larger than 1 GB': [
      'audio-too-large',
      (path) => (writeFileSync(path, ''), truncateSync(path, 2 ** 30 + 1)),
    ],
    'a folder': ['not-a-file', (path) => mkdirSync(path)],
    missing: ['file-missing', () => undefined],
  }
  test.each(Object.entries(files))('%s', async (_, [code, make]) => {
    const path = join(inbox, 'theme.wav')
    make(path)
    const refused = await add(path).catch((error: unknown) => error)
    expect(refused).toMatchObject({ name: 'StudioError', code })
    expect(String(refused)).toContain('theme.wav')
    expect(String(refused)).not.toContain('.part')
    expect(await names()).toEqual([])
    expect(existsSync(join(root, 'music')) ? readdirSync(join(root, 'music')) : []).toEqual([])
    expect(existsSync(join(data, 'music')) ? readdirSync(join(data, 'music')) : []).toEqual([])
  })

  test('stopped in the middle', async () => {
    const stop = new AbortController()
    stop.abort()
    await expect(add(aFile('theme.wav'), stop.signal)).rejects.toMatchObject({ code: 'cancelled' })
    expect(readdirSync(join(root, 'music'))).toEqual([])
  })

  test('a folder of music that leads out of the library', async () => {
    symlinkSync(inbox, join(root, 'music'))
    const before = readdirSync(inbox)
    await expect(add(aFile('theme.wav'))).rejects.toMatchObject({ code: 'path-escapes' })
    expect(readdirSync(inbox)).toEqual([...before, 'theme.wav'])
  })
})

describe('the shelf', () => {
  test('two programs may change at once: no two pieces get one name', async () => {
    const other = createMusicStore(root)
    const two = [aFile('theme.wav', 1), aFile('theme.mp3', 2)]
    await Promise.all([add(two[0]!), addPiece(two[1]!, { music: other, decoded, clock, signal })])
    expect(await names()).toEqual(['theme', 'theme 2'])
  })

  test('a piece is renamed, still found by its former name, and removed and put back', async () => {
    const { key } = await add(aFile('theme.wav'))
    const other = await add(aFile('rain.wav', 1))
    expect(await music.rename(key, 'Opening')).toMatchObject({ name: 'Opening', formerNames: ['theme'] })
    for (const bad of ['a, b', 'stop', '[x]', 'RAIN'])
      await expect(music.rename(key, bad)).rejects.toMatchObject({ code: 'usage' })
    await music.remove(key)
    expect(await names()).toEqual(['rain'])
    await music.rename(other.key, 'opening')
    expect(await music.restore(key)).toMatchObject({ name: 'Opening 2' })
    expect(await names()).toEqual(['opening', 'Opening 2'])
    await expect(music.restore('0'.repeat(64))).rejects.toMatchObject({ code: 'music-unknown' })
    await expect(music.remove('0'.repeat(64))).rejects.toMatchObject({ code: 'music-unknown' })
  })

  test('another file takes the place of a piece, and its name', async () => {
    const before = await add(aFile('theme.wav'))
    const after = await add(aFile('theme better.wav', 1))
    expect(await music.takePlaceOf(after.key, before.key)).toMatchObject({
      key: after.key,
      name: 'theme',
      formerNames: [],
    })
    expect(await names()).toEqual(['theme'])
  })

  test('what cannot be read is told and left alone', async () => {
    const piece = await add(aFile('theme.wav'))
    truncateSync(music.audioPath(piece), 100)
    writeFileSync(join(root, 'music', `${'e'.repeat(32)}.json`), '{"version":1')
    const { pieces, broken } = await music.list()
    expect(pieces).toEqual([])
    expect(broken.map(({ message }) => message).toSorted()).toEqual([
      expect.stringMatching(
        /^A piece of music cannot be read: e+\.json .* is damaged\. Add the piece again\.$/,
      ),
      expect.stringMatching(/“theme” cannot be played: .* is not as it was added\./),
    ])
  })
})
