// @ts-check
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { benchTable, isWithin } from './bench/bench-table.mjs'
import { describeMachine, measure } from './bench/measure.mjs'
import { withPrivateHome } from './checks/private-home.mjs'
import { runQuietly } from './run/run-quietly.mjs'
import { root, setUp } from './set-up.mjs'
import { tellFailure } from './set-up/tell-failure.mjs'

const FOLDER = join(root, 'test', 'bench')
const ENDING = '.bench.ts'

/**
 * `npm run bench`: every benchmark of test/bench, one after the other, as a table and as bench-results.json. With names
 * (`-- parse mix`) only those; with `-- --peers` also other programs that do the same job, where they are installed; with
 * `-- --minutes=5` those that measure an hour of sound measure five minutes.
 */
const ready = await setUp({ build: true, say: (line) => console.error(line) }).catch(tellFailure)
if (ready !== undefined) await benchmark(ready.node, process.argv.slice(2))

/**
 * @param {string} node
 * @param {string[]} args
 */
async function benchmark(node, args) {
  const peers = args.includes('--peers')
  const minutes = args.find((arg) => /^--minutes=\d+$/.test(arg))?.slice('--minutes='.length)
  const names = chosen(args.filter((arg) => !arg.startsWith('-')))
  if (names.length === 0) {
    process.exitCode = 2
    return
  }
  const benches = []
  const failed = []
  for (const name of names) {
    console.error(`Measuring ${name} …`)
    const file = join(FOLDER, name + ENDING)
    const bench = await withPrivateHome(node, (env) => measure({ root, node, file, peers, minutes, env }))
    if (bench === undefined) failed.push(name)
    else benches.push(bench)
  }
  const version = (await runQuietly(node, ['--version'], { cwd: root })).output.trim()
  const machine = describeMachine(version)
  writeFileSync(
    join(root, 'bench-results.json'),
    `${JSON.stringify({ machine, benches, failed }, null, 2)}\n`,
  )
  report({ machine, benches, failed })
}

/**
 * @param {{ machine: ReturnType<typeof describeMachine>, benches: import('./bench/bench-table.mjs').Bench[], failed: string[] }} run
 */
function report({ machine, benches, failed }) {
  console.log(
    `\n${machine.cpu}, ${machine.cores} cores, ${machine.memory}, ${machine.system}, Node ${machine.node}\n`,
  )
  console.log(benchTable(benches))
  const over = benches.flatMap(({ rows }) => rows.filter((row) => !isWithin(row)))
  if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`)
  if (over.length > 0) console.log(`\nOver the limit: ${over.map(({ what }) => what).join(', ')}`)
  process.exitCode = over.length + failed.length > 0 || benches.length === 0 ? 1 : 0
}

/**
 * The benchmarks there are, or those whose name contains one of the words.
 *
 * @param {string[]} words
 */
function chosen(words) {
  const files = existsSync(FOLDER) ? readdirSync(FOLDER).toSorted() : []
  const names = files.filter((file) => file.endsWith(ENDING)).map((file) => file.slice(0, -ENDING.length))
  const found = names.filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
  if (found.length === 0)
    console.error(`There is no such benchmark: there are ${names.join(', ') || 'none'}.`)
  return found
}
