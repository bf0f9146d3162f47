import { matchScripts } from '../../src/core/version/match-scripts.ts'
import { scriptParts, type ScriptPart } from '../../src/core/version/script-parts.ts'
import { parseScript } from '../../src/core/script/parse-script.ts'
import { measureNewVersion } from './window/measure-new-version.ts'

type Row = { what: string; value: number; unit: string; limit?: number; note?: string }

const runs = 9
const turns = 5_000

/** Numbers that look like chance and are the same each time. */
function* numbers(seed: number): Generator<number, never> {
  for (let value = seed; ;) {
    value = (value * 48_271) % 2_147_483_647
    yield value
  }
}

function makeLines(seed: number): readonly string[] {
  const chance = numbers(seed)
  const next = (below: number) => chance.next().value % below
  const names = ['Host', 'Guest', 'Caller']
  return Array.from({ length: turns }, () => {
    const words = Array.from({ length: 5 + next(30) }, () => `w${next(800).toString(36)}`)
    return `${names[next(3)] ?? 'Host'}: ${words.join(' ')}.`
  })
}

function median(before: readonly ScriptPart[], lines: readonly string[]): number {
  const after = scriptParts(parseScript(lines.join('\n')))
  const figures = Array.from({ length: runs }, () => {
    const start = performance.now()
    matchScripts(before, after)
    return performance.now() - start
  })
  return figures.toSorted((one, other) => one - other)[Math.floor(runs / 2)] ?? 0
}

function edited(line: string): string {
  return line.replace(' w', ' really w')
}

/**
 * How long a new version of a script of 5,000 turns takes to be matched with the one before, and how long it holds the
 * page up, in milliseconds.
 */
export async function newVersionBench(): Promise<{ name: string; rows: Row[] }> {
  const lines = makeLines(1)
  const others = makeLines(2)
  const before = scriptParts(parseScript(lines.join('\n')))
  const versions: readonly (readonly [string, readonly string[]])[] = [
    ['one line edited', lines.with(2_500, edited(lines[2_500] ?? ''))],
    [
      'every tenth edited, every 25th new',
      lines.flatMap((line, at) => {
        if (at % 10 === 0) return [edited(line)]
        return at % 25 === 3 ? [line, others[at] ?? ''] : [line]
      }),
    ],
    ['one speaker renamed', lines.map((line) => line.replace('Host:', 'Anna:'))],
    ['the second half first', [...lines.slice(turns / 2), ...lines.slice(0, turns / 2)]],
    ['every line edited', lines.map(edited)],
    ['another script', others],
  ]
  const matching = versions.map(([what, version]) => ({
    what: `${what}: matched`,
    value: median(before, version),
    unit: 'ms',
    limit: 100,
  }))
  return { name: 'A new version of 5,000 lines', rows: [...matching, ...(await measureNewVersion())] }
}
