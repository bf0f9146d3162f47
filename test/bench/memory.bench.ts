import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sampleEpisode } from '../helpers/sample-episode.ts'

const child = fileURLToPath(new URL('./master-once.ts', import.meta.url))

/** Peak memory of mastering a 10-hour episode over that of a 1-hour one, each in a process of its own. */
export function benchMemory() {
  const folder = mkdtempSync(join(tmpdir(), 'castwright-bench-'))
  try {
    const one = peakMemory(folder, 1)
    const ten = peakMemory(folder, 10)
    return {
      name: 'Memory of mastering',
      rows: [
        { what: '1 h, peak', value: one, unit: 'MB' },
        { what: '10 h, peak', value: ten, unit: 'MB' },
        { what: '10 h over 1 h', value: ten / one, unit: '×', limit: 1.1 },
      ],
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Largest resident memory, in MB, of a process that does nothing but master an episode of so many hours. */
function peakMemory(folder: string, hours: number): number {
  const { timeline, takes, gains } = sampleEpisode(folder, 3600 * hours)
  const order = { timeline, takes: [...takes], gains: [...gains], output: join(folder, 'out.wav') }
  writeFileSync(join(folder, 'order.json'), JSON.stringify(order))
  const options = { encoding: 'utf8' } as const
  const { status, stdout, stderr } = spawnSync(process.execPath, [child, join(folder, 'order.json')], options)
  if (status !== 0) throw new Error(`Mastering ${hours} h failed: ${stderr}`)
  return Number(stdout) / 1024
}
