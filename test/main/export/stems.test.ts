import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAudio } from '../../../src/main/audio/decode/open-audio.ts'
import { openWav } from '../../../src/main/audio/wav-reader.ts'
import { exportEpisode } from '../../../src/main/export/export-episode.ts'
import { readFinished } from '../../../src/main/export/finished-episode.ts'
import { addPiece } from '../../../src/main/music/add-piece.ts'
import { createDecodedMusic } from '../../../src/main/music/decoded-music.ts'
import { masterToWav } from '../../../src/main/studio/mastering/master-to-wav.ts'
import { masterRequestSchema } from '../../../src/main/studio/mastering/mastering-messages.ts'
import { speakerGains } from '../../../src/core/mix/speaker-gains.ts'
import { finishedEpisode, type FinishedRoom } from '../../helpers/finished-episode.ts'
import { twoTones, writeStereo } from '../../helpers/sample-music.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { exportOptions, exportOrder, sampleWorkers, title } from './sample-export.ts'

const workers = sampleWorkers()
const rate = 44_100
let home = ''
let room: FinishedRoom

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'castwright-stems-'))
  room = await withBed(await finishedEpisode(join(home, 'library')))
})
afterAll(async () => {
  await workers.close()
  rmSync(home, { recursive: true, force: true })
})

test('speakers and music are tracks of their own, which together are the master', async () => {
  const folder = temporaryFolder()
  const stems = join(folder, `${title} (stems)`)
  mkdirSync(stems)
  writeFileSync(join(stems, 'my mix.wav'), 'mine')
  writeFileSync(join(stems, 'labels.txt'), 'of an older export')
  const order = exportOrder(room, folder, { formats: ['stems'], ofPresent: 'replace' })
  // The decoded music is a cache: it may have been cleared away, or the render made elsewhere.
  rmSync(join(home, 'data'), { recursive: true, force: true })
  await exportEpisode(order, exportOptions(home, workers))

  expect(readdirSync(folder)).toEqual([`${title} (stems)`])
  const tracks = ['01 Ann.wav', '02 Ben.wav', '03 Music.wav']
  expect(readdirSync(stems).toSorted()).toEqual([...tracks, `${title}.rpp`, 'labels.txt', 'my mix.wav'])
  expect(readFileSync(join(stems, 'my mix.wav'), 'utf8')).toBe('mine')
  expect(readFileSync(join(stems, 'labels.txt'), 'utf8')).toContain('Ann: Sound is a wave')
  expect(readFileSync(join(stems, `${title}.rpp`), 'utf8')).toContain('FILE "03 Music.wav"')
  const [ann, ben, music] = tracks.map((name) => leftOf(join(stems, name)))
  const master = leftOf(room.finished.path)
  expect([ann?.length, ben?.length, music?.length]).toEqual([master.length, master.length, master.length])
  const rest = master.map((sample, i) => sample - (ann?.[i] ?? 0) - (ben?.[i] ?? 0) - (music?.[i] ?? 0))
  // The limiter of the master and its dither are the difference.
  expect(level(rest)).toBeLessThan(level(music ?? rest) - 10)
  expect(level(rest)).toBeLessThan(level(master) - 25)
})

/** The room with music under all that is spoken. */
async function withBed({ library, finished }: FinishedRoom): Promise<FinishedRoom> {
  const { folder, file } = finished.episode
  const original = join(home, 'bed.wav')
  writeStereo(original, 3, twoTones, rate)
  const decoded = createDecodedMusic({ data: join(home, 'data'), open: openAudio })
  const signal = new AbortController().signal
  const piece = await addPiece(original, { music: library.music, decoded, clock: () => new Date(), signal })
  const length = Math.round(finished.master.seconds * 24_000)
  const played = [
    { piece: piece.key, part: 'bed' as const, at: 24_000, length: length - 48_000, from: 0, loop: 72_000 },
  ].map((clip) => ({ ...clip, gain: 0.3, fadeIn: 2400, fadeOut: 2400, isDucked: true }))
  const takes = await Promise.all(file.turns.map(({ take }) => library.takes.find(take)))
  const report = masterToWav({
    order: masterRequestSchema.parse({
      timeline: {
        rate: 24_000,
        length,
        clips: file.turns.map(({ speaker, take, start, end, at }, turn) => {
          return { turn, speaker, take, from: start, length: end - start, at }
        }),
        chapters: [],
        music: played,
      },
      takes: new Map(file.turns.map(({ take }) => [take, library.takes.audioPath(take)])),
      pieces: new Map([[piece.key, await decoded.fileOf(piece, original, rate, signal)]]),
      gains: speakerGains(
        new Map(file.turns.map(({ speaker }, turn) => [speaker, takes[turn] ? [takes[turn].level] : []])),
      ),
      output: finished.path,
      rate,
      channels: 2,
    }),
  })
  const episode = await library.episodes.update(folder, (now) => ({
    ...now,
    played,
    master: {
      ...finished.master,
      bytes: statSync(finished.path).size,
      rate,
      channels: 2,
      loudness: report.integrated,
      truePeak: report.truePeak,
    },
  }))
  return { library, finished: await readFinished(library, episode) }
}

function leftOf(path: string): Float32Array {
  const wav = openWav(path)
  const { frames, channels } = wav.header
  const samples = new Float32Array(frames * channels)
  wav.read(0, frames, samples)
  wav.close()
  return Float32Array.from({ length: frames }, (_, i) => samples[channels * i] ?? 0)
}

/** dB. */
function level(samples: Float32Array): number {
  return 10 * Math.log10(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
}
