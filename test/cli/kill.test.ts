import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  watch,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { parseWavHeader } from '../../src/core/audio/wav-header.ts'
import { parseJson } from '../../src/core/text/parse-json.ts'
import { machineMark } from '../../src/main/files/part-name.ts'
import { createMachine, exitOf, type Machine } from '../helpers/command-line.ts'

const LINES = 36
const script = Array.from(
  { length: LINES },
  (_, i) =>
    `${i % 2 === 0 ? 'Host' : 'Guest'}: Here is line number ${i + 1}, which says something of its own.`,
).join('\n')

const factsSchema = z.object({ audio: z.string() })

/** The files of the library with an ending, below one of its folders, with the dates of their last change. */
function files(machine: Machine, below: string, ending: string): Map<string, number> {
  const folder = join(machine.library, below)
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith(ending),
  )
  return new Map(names.map((name) => [join(folder, name), statSync(join(folder, name)).mtimeMs]))
}

/** Starts the program and kills it at the first change in `folder` after which `isTime`. */
async function killWhen(machine: Machine, words: readonly string[], folder: string, isTime: () => boolean) {
  const child = machine.start(words)
  const watcher = watch(folder, { recursive: folder.endsWith('takes') }, () => {
    if (isTime()) child.kill('SIGKILL')
  })
  try {
    expect((await exitOf(child)).signal).toBe('SIGKILL')
  } finally {
    watcher.close()
  }
}

/** How many files of audio in a folder are not finished. */
const unfinished = (folder: string) =>
  readdirSync(folder).filter((name) => /\.wav\..*\.part$/.test(name)).length

/** Kills a render when so many takes are whole. */
async function killAfter(machine: Machine, takes: number): Promise<void> {
  const folder = join(machine.library, 'takes')
  mkdirSync(folder, { recursive: true })
  const isTime = () => files(machine, 'takes', '.json').size >= takes
  await killWhen(machine, ['render', 'long.md'], folder, isTime)
}

/** How many takes were written whole, facts and audio, and had not got both names when the program was killed. */
function wholeWithoutName(machine: Machine): number {
  const audio = [...files(machine, 'takes', '.wav').keys(), ...files(machine, 'takes', '.part').keys()]
  const hashes = new Set(audio.map((path) => createHash('sha256').update(readFileSync(path)).digest('hex')))
  const facts = [...files(machine, 'takes', '.part').keys()].filter((path) => path.includes('.json.'))
  return facts.filter((path) => {
    const read = factsSchema.safeParse(parseJson(readFileSync(path, 'utf8')))
    return read.success && hashes.has(read.data.audio)
  }).length
}

/** Brings a take back to the moment before its facts get their name: a kill falls there only now and then. */
function takeNameAway(machine: Machine): void {
  const [path = ''] = files(machine, 'takes', '.json').keys()
  const ended = spawnSync(process.execPath, ['-e', '']).pid
  const part = `.${basename(path)}.${machineMark()}.${ended}.00000000.part`
  renameSync(path, join(dirname(path), part))
}

test('kill -9 in the middle of a render: run again, it is complete, nothing is made twice, no file is torn', async () => {
  const machine = createMachine()
  writeFileSync(join(machine.folder, 'long.md'), script)
  for (const takes of [3, 12, 27]) await killAfter(machine, takes)
  expect(files(machine, 'takes', '.json').size).toBeGreaterThanOrEqual(27)
  takeNameAway(machine)
  const before = files(machine, 'takes', '.json')
  const nameless = wholeWithoutName(machine)
  expect(nameless).toBeGreaterThan(0)
  const { code, out } = await machine.run(['render', 'long.md', '--json'])
  expect(code).toBe(0)
  const { lines } = z
    .object({ lines: z.object({ made: z.number(), reused: z.number() }) })
    .parse(JSON.parse(out))
  expect(lines.made + lines.reused).toBe(LINES)
  expect(lines.reused).toBe(before.size + nameless)
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
  expect([...files(machine, '.', '.part').keys()]).toEqual([])
}, 60_000)

test('kill -9 while the audio is written: the next start leaves nothing unfinished behind', async () => {
  const machine = createMachine()
  const path = join(machine.folder, 'long.md')
  writeFileSync(path, 'Host: Only one line.')
  expect((await machine.run(['render', 'long.md'])).code).toBe(0)
  const [name] = readdirSync(join(machine.library, 'episodes'))
  const episode = join(machine.library, 'episodes', name ?? '')
  writeFileSync(path, script.split('\n').slice(0, 16).join('\n'))
  const slowly = ['--rate', '48000', '--stereo']
  await killWhen(machine, ['render', 'long.md', ...slowly], episode, () => unfinished(episode) > 0)
  expect(unfinished(episode)).toBe(1)
  expect((await machine.run(['render', 'long.md'])).code).toBe(0)
  expect(readdirSync(episode).toSorted()).toEqual(['episode.json', 'long.wav', 'script.md'])

  const words = ['single', 'Here is a sentence that says something. '.repeat(30), ...slowly]
  await killWhen(machine, words, machine.folder, () => unfinished(machine.folder) > 0)
  expect(unfinished(machine.folder)).toBe(1)
  expect((await machine.run(['single', 'Hello.'])).code).toBe(0)
  expect(readdirSync(machine.folder).toSorted()).toEqual(['Hello.wav', 'long.md'])
}, 60_000)

test('two that choose a name at once choose two names, and neither replaces the other', async () => {
  const machine = createMachine()
  const runs = await Promise.all(
    ['Zephyr', 'Puck', 'Kore'].map((voice) => machine.run(['single', 'Hello there.', '-v', voice])),
  )
  expect(runs.map(({ code }) => code)).toEqual([0, 0, 0])
  expect(readdirSync(machine.folder).toSorted()).toEqual([
    'Hello there (2).wav',
    'Hello there (3).wav',
    'Hello there.wav',
  ])
})
