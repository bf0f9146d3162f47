import { mkdirSync, readdirSync, readFileSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createLoudnessMeter, type LoudnessReading } from '../../../../src/core/audio/loudness-meter.ts'
import { openWav } from '../../../../src/main/audio/wav-reader.ts'
import { masterToWav } from '../../../../src/main/studio/mastering/master-to-wav.ts'
import {
  type MasterReport,
  type MasterRequest,
  masterRequestSchema,
} from '../../../../src/main/studio/mastering/mastering-messages.ts'
import { ffmpegLoudness, hasFfmpeg } from '../../../helpers/ffmpeg.ts'
import { sampleEpisode, writeTake } from '../../../helpers/sample-episode.ts'
import { canMountDisks, smallDisk } from '../../../helpers/small-disk.ts'
import { temporaryFolder } from '../../../helpers/temporary-folder.ts'

function master(asked: MasterRequest, onProgress?: (fraction: number) => void): MasterReport {
  return masterToWav({ order: masterRequestSchema.parse(asked), ...(onProgress ? { onProgress } : {}) })
}

/** A finished file as it measures from outside. */
function measured(path: string): LoudnessReading & { frames: number; rate: number; channels: number } {
  const wav = openWav(path)
  const { frames, rate, channels } = wav.header
  const samples = new Float32Array(frames * channels)
  wav.read(0, frames, samples)
  wav.close()
  const one = samples.filter((_, i) => i % channels === 0)
  const other = samples.filter((_, i) => i % channels === channels - 1)
  const meter = createLoudnessMeter({ rate, channels: 2, truePeak: true })
  meter.add(one, other)
  return { ...meter.read(), frames, rate, channels }
}

/** An episode in a new folder, its takes apart from its output. */
function episode(seconds: number) {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'out'))
  const output = join(folder, 'out', 'episode.wav')
  return { ...sampleEpisode(join(folder, 'takes'), seconds), output, folder }
}

describe('a master', () => {
  const settings = [
    { rate: 24_000, channels: 1, target: -16 },
    { rate: 44_100, channels: 2, target: -16 },
    { rate: 48_000, channels: 1, target: -14 },
    { rate: 24_000, channels: 2, target: -23 },
  ] as const
  test.each(settings)('hits $target LUFS at $rate Hz with $channels channels', (setting) => {
    const order = { ...episode(40), ...setting }
    const report = master(order)
    const found = measured(order.output)
    expect(report.targetMet).toBe(true)
    expect(Math.abs(report.integrated! - setting.target)).toBeLessThanOrEqual(0.1)
    expect(report.truePeak!).toBeLessThanOrEqual(-1)
    expect(found.integrated).toBeCloseTo(report.integrated!, 6)
    expect(found.truePeak).toBeCloseTo(report.truePeak!, 6)
    expect(found.range).toBeCloseTo(report.range, 6)
    expect(found.frames).toBe(Math.round((order.timeline.length * setting.rate) / 24_000))
    expect(report.seconds).toBeCloseTo(order.timeline.length / 24_000, 4)
    expect([found.rate, found.channels]).toEqual([setting.rate, setting.channels])
    expect(readdirSync(join(order.folder, 'out'))).toEqual(['episode.wav'])
  })

  test.skipIf(!hasFfmpeg).each(settings)(
    'agrees with FFmpeg at $rate Hz, $channels channels, $target LUFS (skipped where FFmpeg is missing)',
    (setting) => {
      const order = { ...episode(40), ...setting }
      const report = master(order)
      const judged = ffmpegLoudness(order.output)
      expect(Math.abs(judged.integrated - setting.target)).toBeLessThanOrEqual(0.3)
      expect(judged.truePeak).toBeLessThanOrEqual(-1)
      expect(Math.abs(judged.range - report.range)).toBeLessThanOrEqual(0.3)
    },
  )

  test('made twice has the same bytes', () => {
    const order = episode(10)
    master(order)
    const first = readFileSync(order.output)
    master(order)
    expect(readFileSync(order.output).equals(first)).toBe(true)
  })

  test('keeps every turn at its exact place', () => {
    const { timeline, output, ...rest } = episode(20)
    master({ ...rest, timeline, output })
    const wav = openWav(output)
    const sound = new Float32Array(timeline.length)
    wav.read(0, timeline.length, sound)
    wav.close()
    for (const [index, clip] of timeline.clips.slice(1).entries()) {
      const before = timeline.clips[index]!
      const gap = sound.subarray(before.at + before.length + 1, clip.at - 1)
      // Nothing but dither between the turns; speech right after.
      expect(gap.every((value) => Math.abs(value) <= 2 / 32_768)).toBe(true)
      const start = sound.subarray(clip.at + 240, clip.at + 4000)
      expect(start.some((value) => Math.abs(value) > 0.01)).toBe(true)
    }
  })

  test('brings a quiet and a loud speaker together', () => {
    const { timeline, output, ...rest } = episode(60)
    master({ ...rest, timeline, output })
    const wav = openWav(output)
    const loudness = (speaker: string): number => {
      const meter = createLoudnessMeter({ rate: 24_000, channels: 1, dualMono: true })
      for (const clip of timeline.clips.filter((candidate) => candidate.speaker === speaker)) {
        const sound = new Float32Array(clip.length)
        wav.read(clip.at, clip.length, sound)
        meter.add(sound)
      }
      return meter.read().integrated!
    }
    expect(Math.abs(loudness('Host') - loudness('Guest'))).toBeLessThan(0.7)
    wav.close()
  })

  test('says how far it is, never going back', () => {
    const heard: number[] = []
    master(episode(20), (fraction) => heard.push(fraction))
    expect(heard.length).toBeGreaterThan(10)
    expect(heard.toSorted((a, b) => a - b)).toEqual(heard)
    expect(heard.at(-1)).toBeLessThanOrEqual(1)
  })

  test('that cannot be as loud as asked says so, and keeps below the ceiling', () => {
    const order = { ...episode(15), target: -5, ceiling: -6 }
    const report = master(order)
    expect(report.targetMet).toBe(false)
    expect(report.reason).toMatch(/^Peaks that high leave no room for more\. It came to -\d+\.\d LUFS/)
    expect(measured(order.output).truePeak).toBeLessThanOrEqual(-6)
  })
})

/** One take, and nothing else. */
function request(pcm: Int16Array, length = pcm.length): MasterRequest {
  const folder = temporaryFolder()
  const path = join(folder, 'take.wav')
  writeTake(path, pcm, 24_000)
  const clip = { turn: 0, speaker: 'Host', take: 'a', from: 0, length: pcm.length, at: 0 }
  const timeline = { rate: 24_000, length, clips: pcm.length > 0 ? [clip] : [], chapters: [] }
  return { timeline, takes: new Map([['a', path]]), gains: new Map(), output: join(folder, 'out.wav') }
}

describe('nothing to measure', () => {
  const asItIs = { integrated: null, targetMet: false, rounds: 1, range: 0 }

  test('silence stays silence', () => {
    const order = request(new Int16Array(48_000))
    const report = master(order)
    expect(report).toMatchObject(asItIs)
    expect(report.reason).toMatch(/^Nothing in the episode is long and loud enough to measure/)
    expect(measured(order.output).truePeak).toBeLessThan(-80)
  })

  test('less than 400 ms keeps its level', () => {
    const pcm = Int16Array.from({ length: 6000 }, (_, i) => Math.round(8000 * Math.sin(i / 10)))
    const order = request(pcm)
    expect(master(order)).toMatchObject(asItIs)
    expect(measured(order.output).truePeak).toBeCloseTo(20 * Math.log10(8000 / 32_768), 1)
  })

  test('no clips, and no length', () => {
    expect(master(request(new Int16Array(0), 24_000))).toMatchObject({ ...asItIs, seconds: 1 })
    expect(master(request(new Int16Array(0)))).toMatchObject({ ...asItIs, seconds: 0 })
  })

  test('hiss is not blown up to the loudness of speech', () => {
    const report = master(request(Int16Array.from({ length: 96_000 }, (_, i) => (i % 7 < 3 ? 20 : -20))))
    expect(report.targetMet).toBe(false)
    expect(report.reason).toMatch(/^The takes are too quiet to be raised further/)
  })
})

describe('a broken take stops the work and leaves nothing behind', () => {
  const breakages: Readonly<Record<string, (path: string) => void>> = {
    missing: unlinkSync,
    'cut short': (path) => truncateSync(path, 5000),
    'cut in its header': (path) => truncateSync(path, 50),
    'not sound at all': (path) => writeFileSync(path, 'Host: hello'),
    'at another rate': (path) => writeTake(path, new Int16Array(500_000), 16_000),
  }
  test.each(Object.entries(breakages))('%s', (_, breakIt) => {
    const order = episode(20)
    writeFileSync(order.output, 'an older episode')
    breakIt(order.takes.get('take-1')!)
    expect(() => master(order)).toThrow(expect.objectContaining({ code: 'take-broken' }))
    expect(readdirSync(join(order.folder, 'out'))).toEqual(['episode.wav'])
    expect(readFileSync(order.output, 'utf8')).toBe('an older episode')
  })

  test('unknown', () => {
    const order = episode(20)
    order.takes.delete('take-2')
    expect(() => master(order)).toThrow(expect.objectContaining({ code: 'take-broken' }))
  })
})

test.skipIf(!canMountDisks)(
  'a full disk is said to be full, and nothing is left on it (skipped where no disk can be mounted)',
  () => {
    const order = episode(20)
    const disk = smallDisk(order.folder)
    const output = join(disk, 'episode.wav')
    expect(() => master({ ...order, output })).toThrow(expect.objectContaining({ code: 'disk-full' }))
    expect(readdirSync(disk)).toEqual([])
  },
)
