import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseFile } from 'music-metadata'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWav } from '../../../src/main/audio/wav-reader.ts'
import { openAudio } from '../../../src/main/audio/decode/open-audio.ts'
import {
  exportEpisode,
  type ExportOptions,
  type ExportOrder,
} from '../../../src/main/export/export-episode.ts'
import { createExportWorkers, type ExportWorkers } from '../../../src/main/export/export-workers.ts'
import { measureAudio } from '../../../src/main/export/measure-audio.ts'
import { ffmpegLoudness, hasFfmpeg } from '../../helpers/ffmpeg.ts'
import { finishedEpisode, type FinishedRoom } from '../../helpers/finished-episode.ts'
import { canMountDisks, smallDisk } from '../../helpers/small-disk.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const workerPath = fileURLToPath(new URL('../../../src/main/export/export-worker.ts', import.meta.url))
const workers = createExportWorkers({ workerPath, atOnce: 2 })
let home = ''
let room: FinishedRoom

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'castwright-export-'))
  room = await finishedEpisode(join(home, 'library'))
})
afterAll(async () => {
  await workers.close()
  rmSync(home, { recursive: true, force: true })
})

const title = 'How sound travels'
const order = (folder: string, changes: Partial<ExportOrder> = {}): ExportOrder => ({
  ...room,
  cover: async () => undefined,
  formats: ['vtt'],
  folder,
  name: title,
  ofPresent: 'refuse',
  preset: 'podcast',
  channels: 'as-master',
  bitrate: 128_000,
  bits: 16,
  ...changes,
})
const options = (changes: Partial<ExportOptions> = {}): ExportOptions => ({
  data: join(home, 'data'),
  workers,
  clock: () => new Date('2026-11-23T12:00:00Z'),
  signal: new AbortController().signal,
  onProgress: () => undefined,
  ...changes,
})
/** Workers that write a beginning and then do what the test says. */
const faultyWorkers = (then: (part: string, signal: AbortSignal) => Promise<never>): ExportWorkers => ({
  ...workers,
  async makeAudio({ part }, { signal }) {
    await writeFile(part, 'a beginning')
    return then(part, signal)
  },
})

// Encoders and decoders of wasm are set up in each worker: machines are busy.
test(
  'several formats at once: right in loudness and peaks, with tags and captions, and written down',
  { timeout: 90_000 },
  async () => {
    const folder = temporaryFolder()
    const heard = new Map<string, number[]>()
    const exported = await exportEpisode(
      order(folder, { formats: ['mp3', 'm4a', 'vtt', 'chapters'], preset: 'spotify', channels: 1 }),
      options({
        onProgress: (format, fraction) => heard.set(format, [...(heard.get(format) ?? []), fraction]),
      }),
    )
    expect(readdirSync(folder).toSorted()).toEqual(
      ['.chapters.json', '.m4a', '.mp3', '.vtt'].map((ending) => `${title}${ending}`),
    )
    for (const { path, audio, bytes } of exported.files.slice(0, 2)) {
      expect(bytes).toBe(readFileSync(path).length)
      const source = await openAudio(path)
      const { integrated = 0, truePeak = 0 } = await measureAudio(source, 1, () => undefined)
      await source.close()
      expect(audio).toMatchObject({ goal: -17.01, loudness: integrated, truePeak })
      expect(audio?.reason).toBeUndefined()
      expect(Math.abs(integrated + 17.01)).toBeLessThanOrEqual(0.2)
      expect(truePeak).toBeLessThanOrEqual(-1)
      expect(audio?.seconds).toBeCloseTo(room.finished.master.seconds, 2)
      if (hasFfmpeg) {
        const judged = ffmpegLoudness(path)
        expect(Math.abs(judged.integrated + 14)).toBeLessThanOrEqual(0.3)
        expect(judged.truePeak).toBeLessThanOrEqual(-1)
      }
      const { common } = await parseFile(path)
      expect(common).toMatchObject({ title, artist: 'Ada', album: 'Deep Water', track: { no: 12 } })
    }
    expect(readFileSync(join(folder, `${title}.vtt`), 'utf8')).toContain('<v Ben>And in water')
    for (const fractions of heard.values()) expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
    expect([...heard.values()].map((fractions) => fractions.at(-1))).toEqual([1, 1, 1, 1])
    const { file } = await room.library.episodes.load(room.finished.episode.folder)
    expect(file.exports.mp3).toMatchObject({
      file: join(folder, `${title}.mp3`),
      goal: -17.01,
    })
    expect(file.exports.m4a?.madeAt).toBe('2026-11-23T12:00:00.000Z')
  },
)

test('left as it is, a WAV file of the same rate and channels says what the master says', async () => {
  const folder = temporaryFolder()
  const { files: made } = await exportEpisode(order(folder, { formats: ['wav'], preset: 'off' }), options())
  expect(made[0]?.audio).toMatchObject({ goal: null, rounds: 1 })
  expect(made[0]?.audio?.loudness).toBeCloseTo((room.finished.master.loudness ?? 0) - 3.01, 1)
})

test('stems: a track for each speaker as long as the master, which together are the master', async () => {
  const folder = temporaryFolder()
  await exportEpisode(order(folder, { formats: ['stems'] }), options())
  const stems = join(folder, `${title} (stems)`)
  expect(readdirSync(stems).toSorted()).toEqual(['01 Ann.wav', '02 Ben.wav', `${title}.rpp`, 'labels.txt'])
  const tracks = ['01 Ann.wav', '02 Ben.wav'].map((name) => samplesOf(join(stems, name)))
  const master = samplesOf(room.finished.path)
  expect(tracks.map((track) => track.length)).toEqual([master.length, master.length])
  const rest = master.map((sample, i) => sample - (tracks[0]?.[i] ?? 0) - (tracks[1]?.[i] ?? 0))
  // The limiter of the master and its dither are the difference.
  expect(level(rest)).toBeLessThan(level(master) - 25)
  expect(readFileSync(join(stems, 'labels.txt'), 'utf8')).toMatch(/^0\.\d{6}\t[\d.]+\tAnn: Sound is a wave/)
})

describe('what is there already', () => {
  const formats = ['vtt', 'srt'] as const

  test('is never replaced unasked', async () => {
    const { folder, read } = files()
    await expect(exportEpisode(order(folder, { formats }), options())).rejects.toMatchObject({
      code: 'file-exists',
    })
    expect([readdirSync(folder), read('.vtt')]).toEqual([[`${title}.vtt`], 'mine'])
  })

  test('stays beside the new files, which have one number', async () => {
    const { folder, read } = files()
    await exportEpisode(order(folder, { formats, ofPresent: 'keep-both' }), options())
    expect(read('.vtt')).toBe('mine')
    expect([read(' (2).vtt').slice(0, 6), read(' (2).srt').slice(0, 1)]).toEqual(['WEBVTT', '1'])
  })

  test('is left out, or replaced', async () => {
    const { folder, read } = files()
    const { skipped } = await exportEpisode(order(folder, { formats, ofPresent: 'skip' }), options())
    expect([skipped, read('.vtt'), read('.srt').slice(0, 1)]).toEqual([[`${title}.vtt`], 'mine', '1'])
    await exportEpisode(order(folder, { formats, ofPresent: 'replace' }), options())
    expect(read('.vtt').slice(0, 6)).toBe('WEBVTT')
  })

  test('and is a folder under the name of a file is told', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, `${title}.srt`))
    const replacing = exportEpisode(order(folder, { formats, ofPresent: 'replace' }), options())
    await expect(replacing).rejects.toMatchObject({ code: 'not-a-file' })
    expect(readdirSync(folder)).toEqual([`${title}.srt`])
  })

  test('exploit: in the library is never replaced, neither the master nor a script', async () => {
    const { folder } = room.finished.episode
    const before = readFileSync(room.finished.path)
    const replacing = exportEpisode(order(folder, { formats: ['wav'], ofPresent: 'replace' }), options())
    await expect(replacing).rejects.toMatchObject({ code: 'file-exists' })
    const script = exportEpisode(
      order(folder, { formats: ['md'], name: 'script', ofPresent: 'replace' }),
      options(),
    )
    await expect(script).rejects.toMatchObject({ code: 'file-exists' })
    expect(readFileSync(room.finished.path).equals(before)).toBe(true)
  })
})

test('exploit: a link to a folder of the library is the library', async () => {
  const link = join(temporaryFolder(), 'link')
  symlinkSync(room.finished.episode.folder, link)
  const replacing = exportEpisode(order(link, { formats: ['wav'], ofPresent: 'replace' }), options())
  await expect(replacing).rejects.toMatchObject({ code: 'file-exists' })
})

describe('nothing is left of an export, and older files are as they were', () => {
  const formats = ['mp3', 'vtt'] as const

  test('that one format breaks', async () => {
    const folder = withOldFile()
    const broken = faultyWorkers(async () => {
      throw new Error('a bug')
    })
    const exporting = exportEpisode(
      order(folder, { formats, ofPresent: 'replace' }),
      options({ workers: broken }),
    )
    await expect(exporting).rejects.toThrow('a bug')
    expectUntouched(folder)
  })

  test('that is cancelled while a real encoder is at work', async () => {
    const folder = withOldFile()
    const stop = new AbortController()
    const exporting = exportEpisode(
      order(folder, { formats, ofPresent: 'replace' }),
      options({ signal: stop.signal, onProgress: (format) => format === 'mp3' && stop.abort() }),
    )
    await expect(exporting).rejects.toMatchObject({ code: 'cancelled' })
    expectUntouched(folder)
  })

  test('whose folder vanishes', async () => {
    const folder = join(temporaryFolder(), 'stick')
    mkdirSync(folder)
    const gone = faultyWorkers(async (part) => {
      await rm(folder, { recursive: true })
      await writeFile(part, 'more').catch(() => undefined)
      throw (await import('../../../src/main/files/file-error.ts')).fileError(
        Object.assign(new Error('gone'), { code: 'ENOENT' }),
        part,
      )
    })
    const exporting = exportEpisode(order(folder, { formats }), options({ workers: gone }))
    await expect(exporting).rejects.toMatchObject({
      code: 'folder-missing',
      message: `The folder ${folder} does not exist.`,
    })
  })

  test.skipIf(!canMountDisks)('whose disk fills up', async () => {
    const disk = smallDisk(temporaryFolder(), 500)
    cpSync(withOldFile(), disk, { recursive: true })
    const exporting = exportEpisode(
      order(disk, { formats, ofPresent: 'replace', bitrate: 320_000 }),
      options(),
    )
    await expect(exporting).rejects.toMatchObject({ code: 'disk-full' })
    expectUntouched(disk)
  })

  test('whose folder never was', async () => {
    const exporting = exportEpisode(order(join(temporaryFolder(), 'nowhere')), options())
    await expect(exporting).rejects.toMatchObject({ code: 'folder-missing' })
  })
})

test('captions of a script that has other lines by now are refused, its sound is not', async () => {
  const stale = { ...room.finished, lines: undefined, isStale: true }
  const folder = temporaryFolder()
  const captions = exportEpisode(order(folder, { finished: stale }), options())
  await expect(captions).rejects.toMatchObject({ code: 'not-rendered' })
  await exportEpisode(order(folder, { finished: stale, formats: ['chapters'] }), options())
  expect(readdirSync(folder)).toEqual([`${basename(title)}.chapters.json`])
})

/** A folder with captions of an earlier export. */
function files() {
  const folder = temporaryFolder()
  writeFileSync(join(folder, `${title}.vtt`), 'mine')
  const read = (name: string) => readFileSync(join(folder, `${title}${name}`), 'utf8')
  return { folder, read }
}

/** A folder with an earlier export. */
function withOldFile() {
  const folder = temporaryFolder()
  writeFileSync(join(folder, `${title}.mp3`), 'the old one')
  writeFileSync(join(folder, `${title}.vtt`), 'the old captions')
  return folder
}
function expectUntouched(folder: string) {
  expect(readdirSync(folder).toSorted()).toEqual([`${title}.mp3`, `${title}.vtt`])
  expect(readFileSync(join(folder, `${title}.mp3`), 'utf8')).toBe('the old one')
  expect(readFileSync(join(folder, `${title}.vtt`), 'utf8')).toBe('the old captions')
}

function samplesOf(path: string): Float32Array {
  const wav = openWav(path)
  const samples = new Float32Array(wav.header.frames)
  wav.read(0, wav.header.frames, samples)
  wav.close()
  return samples
}

/** dB. */
function level(samples: Float32Array): number {
  return 10 * Math.log10(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
}
