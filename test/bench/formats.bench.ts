import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execFileSync } from 'node:child_process'
import { parseFile } from 'music-metadata'
import { z } from 'zod'
import { audioFormats, type AudioFormat } from '../../src/core/export/audio-format.ts'
import { loudnessGoal, monoOffset } from '../../src/core/export/loudness-preset.ts'
import { ffmpegLoudness, hasFfmpeg } from '../helpers/ffmpeg.ts'
import { runProgram } from './formats/run-program.ts'
import { halfHourScript } from './formats/half-hour-script.ts'

type Row = { what: string; value: number; unit: string; limit?: number; atLeast?: number; note?: string }

const formats: readonly AudioFormat[] = ['mp3', 'm4a', 'wav', 'flac', 'opus']
const title = 'Wie Wale hören – 鯨の歌 🐋'
/** ms at 44.1 kHz. */
const frameOfAac = (1000 * 1024) / 44_100
const rendered = z.object({ seconds: z.number() })

/**
 * A half-hour episode from a script to five finished files by the command line alone, and what programs of other people
 * read in them: FFmpeg the sound, music-metadata the tags, ffprobe the chapters.
 */
export async function benchFormats(): Promise<{ name: string; rows: Row[] }> {
  if (!hasFfmpeg) throw new Error('FFmpeg judges the files: it has to be installed.')
  const home = mkdtempSync(join(tmpdir(), 'castwright-formats-'))
  try {
    const script = halfHourScript(title)
    writeFileSync(join(home, 'whales.md'), script.text)
    const episode = rendered.parse(JSON.parse(runProgram(home, ['render', 'whales.md', '--json']).out))
    const exported = runProgram(home, ['export', 'whales.md', '--format', [...formats, 'vtt'].join(',')])
    const rows: Row[] = [
      { what: 'length of the episode', value: episode.seconds / 60, unit: 'min' },
      { what: 'all formats and captions in one go', value: exported.seconds, unit: 's' },
      { what: '  as a share of its length', value: episode.seconds / exported.seconds, unit: '×' },
    ]
    for (const format of formats) {
      rows.push(...(await readBack(home, format, episode.seconds, script.chapters)))
    }
    return { name: 'A half-hour episode, read back by other programs', rows }
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function readBack(
  home: string,
  format: AudioFormat,
  seconds: number,
  chapters: readonly string[],
): Promise<readonly Row[]> {
  const facts = audioFormats[format]
  const file = readdirSync(home).find((name) => name.endsWith(`.${facts.extension}`))
  if (file === undefined) throw new Error(`There is no ${format}.`)
  const path = join(home, file)
  const { common } = await parseFile(path)
  const heard = ffmpegLoudness(path)
  const goal = (loudnessGoal('podcast', 1)?.loudness ?? 0) + monoOffset
  const found = chaptersIn(path)
  return [
    {
      what: `${facts.name}: length beside the episode's`,
      value: 1000 * Math.abs(decodedSeconds(path) - seconds),
      unit: 'ms',
      ...(format === 'm4a'
        ? { limit: frameOfAac, note: 'FFmpeg gives the last frame whole, whatever the file says' }
        : { limit: 1 }),
    },
    { what: '  loudness beside the goal', value: Math.abs(heard.integrated - goal), unit: 'LU', limit: 0.3 },
    { what: '  true peak', value: heard.truePeak, unit: 'dBTP', limit: -1 },
    {
      what: '  title, script and picture',
      value:
        Number(common.title === title) + (common.lyrics?.length ? 1 : 0) + (common.picture?.length ? 1 : 0),
      unit: 'of 3',
      atLeast: format === 'wav' ? 0 : 3,
    },
    {
      what: '  chapters with their titles',
      value: chapters.filter((name, index) => found[index] === name).length,
      unit: `of ${chapters.length}`,
      atLeast: format === 'wav' ? 0 : chapters.length,
    },
  ]
}

/** Seconds of sound that FFmpeg decodes, counted in samples. */
function decodedSeconds(path: string): number {
  const raw = execFileSync(
    'ffmpeg',
    ['-v', 'error', '-i', path, '-map', '0:a:0', '-ac', '1', '-ar', '48000', '-f', 's16le', '-'],
    { maxBuffer: 1 << 30 },
  )
  return raw.length / 2 / 48_000
}

const probed = z.object({
  chapters: z.array(z.object({ tags: z.object({ title: z.string() }).optional() })),
})

function chaptersIn(path: string): readonly string[] {
  const said = execFileSync('ffprobe', ['-v', 'error', '-show_chapters', '-of', 'json', path], {
    encoding: 'utf8',
  })
  return probed.parse(JSON.parse(said)).chapters.map(({ tags }) => tags?.title ?? '')
}
