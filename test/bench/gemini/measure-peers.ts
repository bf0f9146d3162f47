import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { runQuietly } from '../../../scripts/run/run-quietly.mjs'
import { hasFfmpeg, runFfmpeg } from '../../helpers/ffmpeg.ts'
import type { BenchRow } from '../window/bench-row.ts'
import { installMulmocast, mulmocast } from './install-mulmocast.ts'
import { mulmoScript, ownScript, peerFailures, peerLines, peerModel } from './peer-script.ts'
import { withServer } from './with-server.ts'

const ownProgram = fileURLToPath(new URL('../../../out/main/cli.js', import.meta.url))
const requestsPerMinute = 10
/** Seconds until a limit of requests a minute is over whatever was asked before. */
const minute = 60
/** Who has to start a program more often than that gives up. */
const mostStarts = 6

/** A program that makes an episode in `folder` with the service at `url`: a command, and what of the environment it needs. */
type Program = {
  readonly name: string
  readonly words: (url: string) => readonly string[]
  readonly environment: (url: string) => NodeJS.ProcessEnv
}

/**
 * The same twelve lines made by Castwright and by mulmocast on equal servers: a limit of requests a minute, and three
 * requests that fail the first time. Without mulmocast or FFmpeg `without` says why, and the rows are Castwright's.
 */
export async function measurePeers(): Promise<{ rows: readonly BenchRow[]; without?: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'castwright-bench-'))
  try {
    const rows = await measure(castwright(folder), folder)
    try {
      return { rows: [...rows, ...(await measure(await mulmo(folder), folder))] }
    } catch (error) {
      return { rows, without: error instanceof Error ? error.message : String(error) }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

function castwright(folder: string): Program {
  writeFileSync(join(folder, 'talk.md'), ownScript())
  const words = ['render', 'talk.md', '--engine', 'gemini', '--model', peerModel]
  const library = [
    '--library',
    join(folder, 'library'),
    '-s',
    'Host:Kore',
    'Guest:Puck',
    '-o',
    'talk.wav',
    '--force',
  ]
  return {
    name: 'Castwright',
    words: (url) => [ownProgram, ...words, ...library, '--base-url', url],
    environment: () => ({ CASTWRIGHT_DATA: join(folder, 'data') }),
  }
}

async function mulmo(folder: string): Promise<Program> {
  if (!hasFfmpeg) throw new Error('FFmpeg is missing, and it needs it')
  process.stderr.write(`Installing ${mulmocast} in a temporary folder …\n`)
  const program = await installMulmocast(join(folder, 'peer'))
  writeFileSync(join(folder, 'talk.json'), mulmoScript())
  // It would fetch its music from the net.
  const music = join(folder, 'silence.mp3')
  runFfmpeg('-f', 'lavfi', '-i', 'anullsrc=r=24000:cl=mono', '-t', '5', music)
  return {
    name: mulmocast,
    words: () => [program, 'audio', 'talk.json', '-o', join(folder, 'peer-output')],
    environment: (url) => ({ GOOGLE_GEMINI_BASE_URL: url, PATH_BGM: music }),
  }
}

/** Starts the program until the episode is made: at once after a failure, after a minute where it was the limit. */
function measure({ name, words, environment }: Program, folder: string): Promise<readonly BenchRow[]> {
  const settings = { latency: 1000, requestsPerMinute, failures: [...peerFailures] }
  return withServer(settings, async ({ url, report }) => {
    const env = { ...process.env, GEMINI_API_KEY: 'a-key-of-the-benchmark-WXYZ', ...environment(url) }
    const begun = performance.now()
    let survived = 0
    for (let starts = 1; starts <= mostStarts; starts++) {
      const before = (await report()).statuses.length
      const { code, output } = await runQuietly(process.execPath, [...words(url)], { cwd: folder, env })
      const { statuses, billed } = await report()
      const refused = statuses.slice(before).filter((status) => status !== 200)
      if (code !== 0) {
        if (statuses.length === 0) throw new Error(`It does not run here: ${output.trim().slice(-300)}`)
        if (refused.includes(429)) await wait(1000 * minute)
        continue
      }
      survived += refused.length
      const wall = (performance.now() - begun) / 1000
      const failures = statuses.filter((status) => status !== 200).length
      return [
        {
          what: `${name}: ${peerLines} lines`,
          value: wall,
          unit: 's',
          note: `${requestsPerMinute} requests a minute, 1 s each, ${peerFailures.length} failures`,
        },
        { what: `${name}: requests`, value: statuses.length, unit: '', note: `${billed} answered` },
        { what: `${name}: failures met`, value: failures, unit: '' },
        { what: `${name}: survived without its user`, value: survived, unit: '' },
        { what: `${name}: times it was started`, value: starts, unit: '' },
      ]
    }
    throw new Error(`It was not done after it was started ${mostStarts} times`)
  })
}
