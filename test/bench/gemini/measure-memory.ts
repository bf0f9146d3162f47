import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { BenchRow } from '../window/bench-row.ts'
import { withServer } from './with-server.ts'

const child = fileURLToPath(new URL('./speak-a-thousand.ts', import.meta.url))
const few = 100
const many = 1000
const seconds = 5

/** What requests leave behind in memory, in a process that does nothing else. */
export function measureMemory(): Promise<readonly BenchRow[]> {
  return withServer({ latency: 0, seconds }, async ({ url }) => {
    const words = ['--expose-gc', child, url, few, many, seconds].map(String)
    const { stdout } = await promisify(execFile)(process.execPath, words)
    const { early, late } = z.strictObject({ early: z.number(), late: z.number() }).parse(JSON.parse(stdout))
    return [
      { what: `memory held after ${few} requests`, value: early / 1e6, unit: 'MB', note: 'heap and buffers' },
      { what: `memory held after ${many} requests`, value: late / 1e6, unit: 'MB' },
      {
        what: `${many} over ${few}`,
        value: late / early,
        unit: '×',
        limit: 1.1,
        note: `${seconds} s of speech each`,
      },
    ]
  })
}
