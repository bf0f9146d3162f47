import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { BenchRow } from './bench-row.ts'

const folder = join(import.meta.dirname, '../../../out/renderer')

/** Sizes of the built page in kB (1,000 bytes), minified as they are shipped, fonts apart. */
export function measureBundles(): readonly BenchRow[] {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const code = readdirSync(join(folder, 'assets')).filter((name) => /\.(?:js|css)$/.test(name))
  // What the page names itself is fetched before anything is shown; the rest comes with the first episode.
  const first = code.filter((name) => page.includes(name))
  const workers = code.filter((name) => name.includes('worker'))
  const studio = code.filter((name) => !first.includes(name) && !workers.includes(name))
  return [
    { what: 'first screen, script and style', value: sizeOf(first), unit: 'kB', limit: 350 },
    { what: 'Studio, script and style', value: sizeOf(studio), unit: 'kB', limit: 700 },
    { what: 'the worker that parses scripts', value: sizeOf(workers), unit: 'kB' },
  ]
}

function sizeOf(names: readonly string[]): number {
  if (names.length === 0) throw new Error(`${folder} has not what is to be measured.`)
  return names.reduce((sum, name) => sum + statSync(join(folder, 'assets', name)).size, 0) / 1000
}
