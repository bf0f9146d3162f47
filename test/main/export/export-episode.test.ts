import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseFile } from 'music-metadata'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAudio } from '../../../src/main/audio/decode/open-audio.ts'
import { openWav } from '../../../src/main/audio/wav-reader.ts'
import {
  exportEpisode,
  type ExportOptions,
  type ExportOrder,
} from '../../../src/main/export/export-episode.ts'
import { measureAudio } from '../../../src/main/export/measure-audio.ts'
import { ffmpegLoudness, hasFfmpeg } from '../../helpers/ffmpeg.ts'
import { finishedEpisode, type FinishedRoom } from '../../helpers/finished-episode.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { exportOptions, exportOrder, sampleWorkers, title } from './sample-export.ts'

let home = ''
let room: FinishedRoom
const workers = sampleWorkers()

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'castwright-export-'))
  room = await finishedEpisode(join(home, 'library'))
})
afterAll(async () => {
  await workers.close()
  rmSync(home, { recursive: true, force: true })
})

const order = (folder: string, changes: Partial<ExportOrder> = {}) => exportOrder(room, folder, changes)
const options = (changes: Partial<ExportOptions> = {}) => ({ ...exportOptions(home, workers), ...changes })

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
    // The index of an M4A lies before its sound, so that it plays while it is loaded.
    const boxes = readFileSync(join(folder, `${title}.m4a`), 'latin1')
    expect(boxes.indexOf('moov')).toBeLessThan(boxes.indexOf('mdat'))
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

test('captions of a script that has other lines by now are refused, its sound is not', async () => {
  const stale = { ...room.finished, lines: undefined, isStale: true }
  const folder = temporaryFolder()
  const captions = exportEpisode(order(folder, { finished: stale }), options())
  await expect(captions).rejects.toMatchObject({ code: 'not-rendered' })
  await exportEpisode(order(folder, { finished: stale, formats: ['chapters'] }), options())
  expect(readdirSync(folder)).toEqual([`${basename(title)}.chapters.json`])
})

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
