import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const child = fileURLToPath(new URL('./master-once.ts', import.meta.url))

/** Peak memory of mastering a 10-hour episode over that of a 1-hour one, each in a process of its own. */
export function benchMemory() {
  const one = peakMemory(1)
  const ten = peakMemory(10)
  return {
    name: 'Memory of mastering',
    rows: [
      { what: '1 h, peak', value: one, unit: 'MB' },
      { what: '10 h, peak', value: ten, unit: 'MB' },
      { what: '10 h over 1 h', value: ten / one, unit: '×', limit: 1.1 },
    ],
  }
}

/** Largest resident memory in MB. */
function peakMemory(hours: number): number {
  const { status, stdout, stderr } = spawnSync(process.execPath, [child, String(hours)], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`Mastering ${hours} h failed: ${stderr}`)
  return Number(stdout) / 1024
}
