import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { planMusic } from '../../src/core/music/plan-music.ts'
import { masterToWav } from '../../src/main/studio/mastering/master-to-wav.ts'
import { masterRequestSchema } from '../../src/main/studio/mastering/mastering-messages.ts'
import { hasFfmpeg, runFfmpeg } from '../helpers/ffmpeg.ts'
import { type SampleEpisode, sampleEpisode } from '../helpers/sample-episode.ts'
import { twoTones, writeStereo } from '../helpers/sample-music.ts'

const seconds = 3600

/** How long an hour takes to master, and how much longer FFmpeg needs for the same (concat, loudnorm in two passes). */
export function benchMastering() {
  const folder = mkdtempSync(join(tmpdir(), 'castwright-bench-'))
  try {
    const episode = sampleEpisode(folder, seconds)
    const ours = timed(() => master(episode, join(folder, 'ours.wav'), 24_000))
    const resampled = timed(() => master(episode, join(folder, 'ours-44.wav'), 44_100))
    const scored = timed(() => masterWithMusic(episode, folder))
    const rows = [
      { what: '1 h, 24 kHz in and out', value: ours, unit: 's' },
      { what: '1 h, 24 kHz in and out', value: seconds / ours, unit: '× real time' },
      { what: '1 h, 24 kHz in, 44.1 kHz out', value: resampled, unit: 's' },
      { what: '1 h with a bed, an intro and an outro', value: scored, unit: 's' },
    ]
    const name = 'Mastering'
    if (!hasFfmpeg) {
      return { name: `${name} (FFmpeg is missing: nothing to compare with)`, rows }
    }
    const theirs = timed(() => normalise(episode, folder))
    return {
      name,
      rows: [
        ...rows,
        { what: '1 h, 24 kHz in and out, FFmpeg', value: theirs, unit: 's' },
        { what: 'faster than FFmpeg', value: theirs / ours, unit: '×', atLeast: 12 },
      ],
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function timed(work: () => void): number {
  const start = performance.now()
  work()
  return (performance.now() - start) / 1000
}

function master(episode: SampleEpisode, output: string, rate: number): void {
  const report = masterToWav({ order: masterRequestSchema.parse({ ...episode, output, rate }) })
  if (!report.targetMet) throw new Error(`The benchmark missed its target: ${report.reason}`)
}

/** The same in stereo, with music from its first to its last sample. */
function masterWithMusic({ timeline, ...rest }: SampleEpisode, folder: string): void {
  const theme = join(folder, 'theme.wav')
  writeStereo(theme, 90, twoTones)
  const piece = { key: 'theme', seconds: 90, loudness: -17 }
  const parts = { named: () => undefined, intro: piece, outro: piece, bed: piece }
  const start = 8 * timeline.rate
  const music = planMusic([], { rate: timeline.rate, start, end: start + timeline.length }, parts)
  const clips = timeline.clips.map((clip) => ({ ...clip, at: clip.at + start }))
  const length = Math.max(...music.map((clip) => clip.at + clip.length))
  const report = masterToWav({
    order: masterRequestSchema.parse({
      ...rest,
      timeline: { ...timeline, clips, length, music },
      pieces: new Map([['theme', theme]]),
      output: join(folder, 'scored.wav'),
      rate: 44_100,
      channels: 2,
    }),
  })
  if (!report.targetMet) throw new Error(`The benchmark with music missed its target: ${report.reason}`)
}

/** FFmpeg's own way to the same file: its loudness filter, first to measure, then to apply one gain. */
function normalise(episode: SampleEpisode, folder: string): void {
  const list = join(folder, 'list.txt')
  writeFileSync(list, episode.timeline.clips.map(({ take }) => `file '${take}.wav'\n`).join(''))
  const input = ['-f', 'concat', '-safe', '0', '-i', list]
  const aim = 'loudnorm=I=-16:TP=-1:LRA=11:dual_mono=true'
  const said = runFfmpeg(...input, '-af', `${aim}:print_format=json`, '-f', 'null', '-')
  const figure = (key: string): string => new RegExp(`"${key}" : "([^"]+)"`).exec(said)?.[1] ?? ''
  const measured = [
    `measured_I=${figure('input_i')}`,
    `measured_TP=${figure('input_tp')}`,
    `measured_LRA=${figure('input_lra')}`,
    `measured_thresh=${figure('input_thresh')}`,
    `offset=${figure('target_offset')}`,
  ].join(':')
  const filter = `${aim}:${measured}:linear=true`
  runFfmpeg('-y', ...input, '-af', filter, '-ar', '24000', '-c:a', 'pcm_s16le', join(folder, 'theirs.wav'))
}
