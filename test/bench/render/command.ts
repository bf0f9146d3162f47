import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const program = fileURLToPath(new URL('../../../out/main/cli.js', import.meta.url))
/** Leaves the largest resident memory, kB, in a file when the process ends. */
const noteMemory = `data:text/javascript,import { writeFileSync } from 'node:fs';process.on('exit', () => writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS)))`

const result = z.object({
  seconds: z.number(),
  lines: z.object({ made: z.number(), reused: z.number() }),
  cost: z.number(),
  file: z.string(),
})

export type Rendered = z.output<typeof result> & {
  /** Seconds from start to end of the program. */
  readonly wall: number
  /** Peak, MB. */
  readonly memory: number
}

/** The command line on a machine of its own. */
export type BenchMachine = {
  readonly render: (script: string, ...options: string[]) => Promise<Rendered>
}

/** Does the work on a new machine, which is thrown away after it. */
export async function onBenchMachine<Result>(
  work: (machine: BenchMachine) => Promise<Result>,
): Promise<Result> {
  const home = mkdtempSync(join(tmpdir(), 'castwright-render-'))
  try {
    return await work({ render: (script, ...options) => render(home, script, options) })
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function render(home: string, script: string, options: readonly string[]): Promise<Rendered> {
  writeFileSync(join(home, 'talk.md'), script)
  const peakFile = join(home, 'peak')
  const start = performance.now()
  const words = ['--import', noteMemory, program, 'render', 'talk.md', '--json', ...options]
  const child = spawn(process.execPath, words, {
    cwd: home,
    env: {
      PATH: process.env['PATH'],
      HOME: home,
      LANG: 'C.UTF-8',
      GEMINI_API_KEY: 'a-key-of-the-benchmark-0123456789-WXYZ',
      PEAK_FILE: peakFile,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  const wall = (performance.now() - start) / 1000
  if (code !== 0) throw new Error(`The render ended with ${code}: ${err}`)
  return { ...result.parse(JSON.parse(out)), wall, memory: Number(readFileSync(peakFile, 'utf8')) / 1024 }
}
