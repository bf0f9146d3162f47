import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { z } from 'zod'
import { type AudioFormat, audioFormats } from '../../src/core/export/audio-format.ts'
import { hasFfmpeg, runFfmpeg } from '../helpers/ffmpeg.ts'
import { writeProgramme } from './encode/write-programme.ts'
import type { BenchRow } from './window/bench-row.ts'

const source = fileURLToPath(new URL('./encode/encode-once.ts', import.meta.url))
// Beside the packages, which it imports.
const packages = fileURLToPath(new URL('../../node_modules/', import.meta.url))
const measured = z.object({ cpu: z.number(), memory: z.number() })
const bitrate = 96_000

type Places = { readonly folder: string; readonly program: string; readonly input: string }

/** What encoding an hour costs: MP3 beside FFmpeg's libmp3lame at the same bit rate, and all five formats at once. */
export async function benchEncode({ minutes = 60 }: { readonly minutes?: number | undefined }) {
  const folder = mkdtempSync(join(tmpdir(), 'castwright-bench-'))
  const program = mkdtempSync(join(packages, '.castwright-bench-'))
  try {
    await bundle(program)
    const input = join(folder, 'in.wav')
    writeProgramme(input, minutes)
    const mp3 = (await encode({ folder, program, input }, 'mp3')).figures
    const span = `${minutes} min`
    const rows: BenchRow[] = [
      { what: `MP3 of ${span}, 96 kbit/s: CPU`, value: mp3.cpu, unit: 's' },
      { what: `MP3 of ${span}: peak memory`, value: mp3.memory, unit: 'MB', limit: 200 },
    ]
    if (hasFfmpeg) {
      const theirs = ffmpegCpu(input, join(folder, 'theirs.mp3'))
      rows.push(
        { what: `the same with FFmpeg's libmp3lame: CPU`, value: theirs, unit: 's' },
        { what: 'MP3, ours over FFmpeg: CPU', value: mp3.cpu / theirs, unit: '×', limit: 1.6 },
      )
    }
    rows.push(...(await allFormats({ folder, program, input }, span)))
    return { name: hasFfmpeg ? 'Encoding' : 'Encoding (FFmpeg is missing: nothing to compare with)', rows }
  } finally {
    rmSync(folder, { recursive: true, force: true })
    rmSync(program, { recursive: true, force: true })
  }
}

/** Builds what is measured as the program itself is built: what reads TypeScript takes memory of its own. */
async function bundle(outDir: string): Promise<void> {
  const output = { entryFileNames: 'encode-once.mjs' }
  await build({
    configFile: false,
    logLevel: 'error',
    build: { ssr: source, outDir, target: 'node24', rolldownOptions: { output } },
  })
}

/** Each format alone, one after the other, and then all at once. */
async function allFormats(places: Places, span: string): Promise<BenchRow[]> {
  const formats = Object.values(audioFormats).map(({ id }) => id)
  const alone: { readonly format: AudioFormat; readonly seconds: number; readonly cpu: number }[] = []
  for (const format of formats) {
    const { seconds, figures } = await encode(places, format)
    alone.push({ format, seconds, cpu: figures.cpu })
  }
  const start = performance.now()
  await Promise.all(formats.map((format) => encode(places, format)))
  const together = (performance.now() - start) / 1000
  const slowest = Math.max(...alone.map(({ seconds }) => seconds))
  return [
    ...alone.map(({ format, seconds, cpu }) => ({
      what: `${audioFormats[format].name} of ${span} alone`,
      value: seconds,
      unit: 's',
      note: `${cpu.toFixed(1)} s of CPU`,
    })),
    { what: `all five of ${span} at once`, value: together, unit: 's' },
    { what: 'all five over the slowest alone', value: together / slowest, unit: '×', limit: 1.2 },
  ]
}

/** Encodes in a process of its own. */
async function encode({ folder, program, input }: Places, format: AudioFormat) {
  const path = join(folder, `ours.${audioFormats[format].extension}`)
  rmSync(path, { force: true })
  const start = performance.now()
  const options = ['--input', input, '--path', path, '--format', format, '--bitrate', `${bitrate}`]
  const work = spawn(process.execPath, [join(program, 'encode-once.mjs'), ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = await Promise.all([text(work.stdout), once(work, 'exit')])
  if (work.exitCode !== 0) throw new Error(`Encoding ${format} failed.`)
  return { seconds: (performance.now() - start) / 1000, figures: measured.parse(JSON.parse(said)) }
}

/** Seconds of CPU that FFmpeg says it used. */
function ffmpegCpu(input: string, output: string): number {
  const said = runFfmpeg('-benchmark', '-i', input, '-c:a', 'libmp3lame', '-b:a', `${bitrate}`, output)
  const [, user = '', system = ''] = /utime=([\d.]+)s stime=([\d.]+)s/.exec(said) ?? []
  return Number(user) + Number(system)
}
