import { parseArgs } from 'node:util'
import { setUp } from '../../scripts/set-up.mjs'
import { spellReport } from './torture-report.ts'
import { torture } from './torture.ts'

const usage = `Usage: npm run torture -- [options]
  --kills N     how often the program is killed (1000)
  --seed N      draws the moments, the script and its changes
  --minutes M   it ends after so many minutes in any case (30)`

/** Kills renders with -9 and prints what came of it. Ends with 1 where something was wrong. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '1000' },
      seed: { type: 'string', default: String(Date.now() % 100_000) },
      minutes: { type: 'string', default: '30' },
      help: { type: 'boolean', default: false },
    },
    args: process.argv.slice(2).filter((word) => word !== '--'),
  })
  if (values.help) {
    print(usage)
    return
  }
  const [kills, seed, minutes] = [values.kills, values.seed, values.minutes].map(number)
  await setUp({ build: true, say: print })
  let told = 0
  const report = await torture({
    kills: kills ?? 0,
    seed: seed ?? 0,
    minutes: minutes ?? 0,
    onProgress: ({ kills: done, faults }) => {
      for (const { kill, kind, sentence } of faults.slice(told)) print(`kill ${kill}, ${kind}: ${sentence}`)
      told = faults.length
      if (done % 50 === 0) print(`${done} kills, ${told} faults`)
    },
  })
  print(spellReport(report))
  process.exitCode = report.faults.length === 0 ? 0 : 1
}

function number(text: string): number {
  if (/^\d{1,9}(?:\.\d+)?$/.test(text)) return Number(text)
  throw new TypeError(`${JSON.stringify(text)} is no number`)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

try {
  await main()
} catch (error) {
  const isUsers = error instanceof TypeError && error.message.endsWith('number')
  const isOption =
    error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  if (!isUsers && !isOption) throw error
  process.stderr.write(`${error.message}\n${usage}\n`)
  process.exitCode = 2
}
