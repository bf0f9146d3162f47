// @ts-check
import { pathToFileURL } from 'node:url'
import { isBench } from './bench-table.mjs'

/** Runs one benchmark in this process, which is its own so that none disturbs another, and sends its figures to the parent. */
const [file = '', ...options] = process.argv.slice(2)
const exported = Object.values(await import(pathToFileURL(file).href))
const functions = exported.filter((value) => typeof value === 'function')
if (functions.length !== 1)
  throw new Error(`${file} must export one function, and exports ${functions.length}.`)
const minutes = options.find((option) => option.startsWith('--minutes='))?.slice('--minutes='.length)
const bench = await functions[0]({
  peers: options.includes('--peers'),
  minutes: minutes === undefined ? undefined : Number(minutes),
})
if (!isBench(bench)) throw new Error(`${file} must return a name and rows of { what, value, unit }.`)
// What a benchmark leaves running must not keep this process alive.
process.send?.(bench, () => process.exit())
