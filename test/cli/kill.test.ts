import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseWavHeader } from '../../src/core/audio/wav-header.ts'
import { createMachine, exitOf, type Machine } from '../helpers/command-line.ts'

const LINES = 60
const script = Array.from(
  { length: LINES },
  (_, i) =>
    `${i % 2 === 0 ? 'Host' : 'Guest'}: Here is line number ${i + 1}, which says something of its own.`,
).join('\n')

/** The files of the library with an ending, below one of its folders, with the dates of their last change. */
function files(machine: Machine, below: string, ending: string): Map<string, number> {
  const folder = join(machine.library, below)
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith(ending),
  )
  return new Map(names.map((name) => [join(folder, name), statSync(join(folder, name)).mtimeMs]))
}

/** Kills a render when so many takes are whole. */
async function killAfter(machine: Machine, takes: number): Promise<void> {
  mkdirSync(join(machine.library, 'takes'), { recursive: true })
  const child = machine.start(['render', 'long.md'])
  const watcher = watch(join(machine.library, 'takes'), { recursive: true }, () => {
    if (files(machine, 'takes', '.json').size >= takes) child.kill('SIGKILL')
  })
  const { signal } = await exitOf(child)
  watcher.close()
  expect(signal).toBe('SIGKILL')
}

test('kill -9 in the middle of a render: run again, it is complete, nothing is made twice, no file is torn', async () => {
  const machine = createMachine()
  writeFileSync(join(machine.folder, 'long.md'), script)
  for (const takes of [3, 20, 45]) await killAfter(machine, takes)
  const before = files(machine, 'takes', '.json')
  expect(before.size).toBeGreaterThanOrEqual(45)
  const { code, out } = await machine.run(['render', 'long.md', '--json'])
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ lines: { made: LINES - before.size, reused: before.size } })
  const after = files(machine, 'takes', '.json')
  for (const [path, date] of before) expect([path, after.get(path)]).toEqual([path, date])
  expect(readdirSync(join(machine.library, 'episodes'))).toHaveLength(1)
  for (const path of files(machine, '.', '.wav').keys()) {
    const bytes = readFileSync(path)
    const header = parseWavHeader(bytes.subarray(0, 200), bytes.length)
    expect([path, header.isTruncated, header.dataStart + header.dataBytes]).toEqual([
      path,
      false,
      bytes.length,
    ])
  }
  for (const path of before.keys()) expect(existsSync(path.replace('.json', '.wav'))).toBe(true)
})
