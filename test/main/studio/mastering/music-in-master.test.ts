import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createLoudnessMeter } from '../../../../src/core/audio/loudness-meter.ts'
import type { MusicClip } from '../../../../src/core/timeline/timeline.ts'
import { openWav } from '../../../../src/main/audio/wav-reader.ts'
import { masterToWav } from '../../../../src/main/studio/mastering/master-to-wav.ts'
import { createMastering } from '../../../../src/main/studio/mastering/mastering.ts'
import { masterRequestSchema } from '../../../../src/main/studio/mastering/mastering-messages.ts'
import { ffmpegLoudness, hasFfmpeg } from '../../../helpers/ffmpeg.ts'
import { sampleEpisode } from '../../../helpers/sample-episode.ts'
import { twoTones, writeStereo } from '../../../helpers/sample-music.ts'
import { temporaryFolder } from '../../../helpers/temporary-folder.ts'

const rate = 44_100
const second = 24_000
/** The samples of the piece that are loud and short. */
const clicks = [2 * rate, 5 * rate]

/** Speech from second 5 on, with an intro, a bed, and at the end an outro that is heard alone. */
function scored(seconds: number, folder = temporaryFolder()) {
  mkdirSync(join(folder, 'out'))
  const { timeline, ...rest } = sampleEpisode(join(folder, 'takes'), seconds)
  const piece = join(folder, 'piece.wav')
  writeStereo(piece, 12, (place) => (clicks.includes(place) ? [0.9, -0.9] : twoTones(place)))
  const clips = timeline.clips.map((clip) => ({ ...clip, at: clip.at + 5 * second }))
  const end = timeline.length + 5 * second
  const clip = { piece: 'p', from: 0, gain: 0.1, fadeIn: 0, fadeOut: second, isDucked: true }
  const music: MusicClip[] = [
    { ...clip, part: 'intro', at: 0, length: 8 * second },
    { ...clip, part: 'bed', at: 7 * second, length: end - 7 * second, loop: 12 * second },
    { ...clip, part: 'outro', at: end, length: 6 * second, fadeIn: second },
  ]
  return {
    ...rest,
    timeline: { ...timeline, clips, length: end + 6 * second, music },
    pieces: new Map([['p', piece]]),
    output: join(folder, 'out', 'episode.wav'),
    rate,
    channels: 2 as const,
  }
}

function sound(path: string) {
  const wav = openWav(path)
  const { frames, channels, rate: found } = wav.header
  const samples = new Float32Array(frames * channels)
  wav.read(0, frames, samples)
  wav.close()
  const channel = (at: number) =>
    Float32Array.from({ length: frames }, (_, i) => samples[channels * i + at] ?? 0)
  return { left: channel(0), right: channel(channels - 1), frames, channels, rate: found }
}

/** How loud what the channels do not share is between two seconds, dB. The voices are in both alike: it is music. */
function levelOfDifference({ left, right }: ReturnType<typeof sound>, from: number, to: number): number {
  let sum = 0
  for (let i = from * rate; i < to * rate; i++) sum += (left[i]! - right[i]!) ** 2
  return 10 * Math.log10(sum / ((to - from) * rate))
}

describe('a master with music', () => {
  const folder = mkdtempSync(join(tmpdir(), 'castwright-test-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const order = scored(20, folder)
  const report = masterToWav({ order: masterRequestSchema.parse(order) })
  const found = sound(order.output)

  test('is stereo at 44.1 kHz, as long as planned, at −16 LUFS and at most −1 dBTP', () => {
    const meter = createLoudnessMeter({ rate, channels: 2, truePeak: true })
    meter.add(found.left, found.right)
    const { integrated = 0, truePeak = 0 } = meter.read()
    expect([found.rate, found.channels]).toEqual([rate, 2])
    expect(found.frames).toBe(Math.round((order.timeline.length * rate) / second))
    expect(Math.abs(integrated + 16)).toBeLessThanOrEqual(0.1)
    expect(truePeak).toBeLessThanOrEqual(-1)
    expect(report).toMatchObject({ targetMet: true, rate, channels: 2 })
    expect(report.integrated).toBeCloseTo(integrated, 6)
  })

  test.skipIf(!hasFfmpeg)('FFmpeg says the same (skipped where FFmpeg is missing)', () => {
    const judged = ffmpegLoudness(order.output)
    expect(Math.abs(judged.integrated + 16)).toBeLessThanOrEqual(0.3)
    expect(judged.truePeak).toBeLessThanOrEqual(-1)
  })

  test('has every sample of the piece at its place, each channel its own', () => {
    const at = 2 * rate
    const around = (sounds: Float32Array) => sounds.subarray(at - 100, at + 100)
    const loudest = around(found.left).indexOf(Math.max(...around(found.left)))
    const lowest = around(found.right).indexOf(Math.min(...around(found.right)))
    expect([loudest, lowest]).toEqual([100, 100])
  })

  test('has the music down while somebody speaks, and speech in the middle', () => {
    const alone = levelOfDifference(found, 3, 4.5)
    const underSpeech = levelOfDifference(found, 10, 20)
    expect(alone - underSpeech).toBeGreaterThan(12)
    expect(alone - underSpeech).toBeLessThan(16)
  })
})

test('the same order gives the same bytes, in a worker as here', async () => {
  const order = scored(6)
  const mastering = createMastering({
    workerPath: new URL('../../../../src/main/studio/mastering/mastering-worker.ts', import.meta.url),
  })
  const report = await mastering.master(order)
  await mastering.close()
  const bytes = readFileSync(order.output)
  expect(masterToWav({ order: masterRequestSchema.parse(order) })).toEqual(report)
  expect(readFileSync(order.output).equals(bytes)).toBe(true)
})

test('an order with an empty list of music is one without music', () => {
  const { pieces: _, ...order } = scored(6)
  const plain = (music: MusicClip[] | undefined) => {
    const timeline = { ...order.timeline, music }
    masterToWav({ order: masterRequestSchema.parse({ ...order, timeline, rate: second, channels: 1 }) })
    return readFileSync(order.output)
  }
  expect(plain([]).equals(plain(undefined))).toBe(true)
})

describe('music that cannot be read stops the work and leaves nothing behind', () => {
  const breakages: Readonly<Record<string, (order: ReturnType<typeof scored>) => void>> = {
    'no file': (order) => order.pieces.clear(),
    'not sound': (order) => writeFileSync(order.pieces.get('p')!, 'la la la'),
    'at another rate': (order) => writeStereo(order.pieces.get('p')!, 1, twoTones, 48_000),
  }
  test.each(Object.entries(breakages))('%s', (_, breakIt) => {
    const order = scored(6)
    writeFileSync(order.output, 'an older episode')
    breakIt(order)
    const work = () => masterToWav({ order: masterRequestSchema.parse(order) })
    expect(work).toThrow(expect.objectContaining({ code: 'audio-unreadable' }))
    expect(readdirSync(join(order.output, '..'))).toEqual(['episode.wav'])
    expect(readFileSync(order.output, 'utf8')).toBe('an older episode')
  })

  test('one channel is not enough for it', () => {
    expect(masterRequestSchema.safeParse({ ...scored(6), channels: 1 }).success).toBe(false)
  })
})
