import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { createMachine, exitOf } from '../helpers/command-line.ts'
import { createMachineHere } from '../helpers/command-line-here.ts'
import { containing } from '../helpers/matchers.ts'

test('voices lists both engines, one alone, and gives JSON entries with names', async () => {
  const machine = createMachineHere()
  const all: unknown = JSON.parse((await machine.run(['voices', '--json'])).out)
  expect(all).toHaveLength(38)
  expect(all).toContainEqual({ name: 'Zephyr', engine: 'gemini', gender: 'female', character: 'Bright' })
  const draft: unknown = JSON.parse((await machine.run(['voices', '--engine', 'draft', '--json'])).out)
  expect(draft).toHaveLength(8)
  const quiet = await machine.run(['voices', '--engine', 'gemini', '-q'])
  expect(quiet.out.trim().split('\n')).toHaveLength(30)
  expect((await machine.run(['voices'])).out).toMatch(/^Zephyr +gemini +female +Bright$/m)
})

test('single speaks a text into a file and makes no episode', async () => {
  const machine = createMachine()
  const { code, out } = await machine.run([
    'single',
    'Hello there, this is a test.',
    '-v',
    'Zephyr',
    '-o',
    'my.wav',
  ])
  expect(code).toBe(0)
  expect(out).toContain(join(machine.folder, 'my.wav'))
  expect(readFileSync(join(machine.folder, 'my.wav')).toString('latin1', 0, 4)).toBe('RIFF')
  expect(readdirSync(join(machine.library, 'episodes'))).toEqual([])
})

test('text comes from a file or from standard input, and a file nobody named gets the name of its words', async () => {
  const machine = createMachine()
  writeFileSync(join(machine.folder, 'intro.txt'), 'Good evening, everybody.\n')
  for (const name of ['Good evening, everybody.wav', 'Good evening, everybody (2).wav']) {
    expect((await machine.run(['single', '@intro.txt', '-q'])).out).toBe(`${join(machine.folder, name)}\n`)
  }
  const piped = await machine.run(['single', '-', '-q'], { input: 'From the pipe.' })
  expect(piped.out).toBe(`${join(machine.folder, 'From the pipe.wav')}\n`)
})

test('multi speaks a dialogue; \\n in the argument is a line break', async () => {
  const machine = createMachine()
  const words = [
    'multi',
    'Host: Welcome!\\nGuest: Thanks!',
    '-s',
    'Host:Zephyr',
    'Guest:Puck',
    '-o',
    'talk.wav',
    '--json',
  ]
  const { code, out, err } = await machine.run(words)
  expect([code, err]).toEqual([0, ''])
  expect(JSON.parse(out)).toMatchObject({
    lines: { made: 2, reused: 0 },
    file: join(machine.folder, 'talk.wav'),
  })
})

test('two speakers sound different, the same words in the same voice the same', async () => {
  const machine = createMachine()
  for (const [name, voice] of [
    ['a', 'Zephyr'],
    ['b', 'Zephyr'],
    ['c', 'Charon'],
  ] as const) {
    await machine.run(['single', 'The very same words.', '-v', voice, '-o', `${name}.wav`])
  }
  const [a, b, c] = ['a', 'b', 'c'].map((name) => readFileSync(join(machine.folder, `${name}.wav`)))
  expect(a?.equals(b!)).toBe(true)
  expect(a?.equals(c!)).toBe(false)
})

test('check tells lines, words, minutes, speakers and problems, and ends with 3 when nothing can be spoken', async () => {
  const machine = createMachineHere()
  writeFileSync(join(machine.folder, 'a.md'), 'Host: One two three.\nHOST: Four five.\nGuest: Six.\n')
  const { code, out } = await machine.run(['check', 'a.md', '--json'])
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    turns: 3,
    words: 6,
    speakers: [
      { name: 'Host', turns: 2, words: 5 },
      { name: 'Guest', turns: 1, words: 1 },
    ],
  })
  const empty = await machine.run(['check', '-'], { input: '// only a comment\n' })
  expect(empty.code).toBe(3)
})

test('every command explains itself with examples', async () => {
  for (const command of ['', 'render', 'single', 'multi', 'check', 'voices']) {
    const { code, out } = await createMachineHere().run([...(command === '' ? [] : [command]), '--help'])
    expect(code).toBe(0)
    expect(out).toContain('Examples:\n  castwright ')
  }
  const version = (await createMachine().run(['--version'])).out.trim()
  expect(readFileSync('package.json', 'utf8')).toContain(`"version": "${version}"`)
})

test('a colour is only for a terminal; progress only on stderr; -q says nothing on the way', async () => {
  const machine = createMachine()
  const plain = await machine.run(['single', 'Hello.', '-o', 'a.wav'])
  expect(`${plain.out}${plain.err}`).not.toContain('\u001B')
  expect(plain.err).toMatch(/^Speaking 1 line\nMixing and levelling\n$/)
  expect((await machine.run(['single', 'Hello.', '-o', 'b.wav', '-q'])).err).toBe('')
})

test('a reader that leaves ends the command quietly', async () => {
  const machine = createMachine()
  const child = machine.start(['voices', '--json'])
  child.stdout?.destroy()
  const [err, { code }] = await Promise.all([text(child.stderr!), exitOf(child)])
  expect([code, err]).toEqual([141, ''])
})

test.each(['SIGINT', 'SIGTERM'] as const)('%s leaves no half file and ends with 130', async (signal) => {
  const machine = createMachine()
  const lines = Array.from(
    { length: 400 },
    (_, i) => `Host: This is sentence number ${i}, which is spoken slowly.`,
  )
  writeFileSync(join(machine.folder, 'long.md'), lines.join('\n'))
  const child = machine.start(['render', 'long.md', '-o', 'long.wav'])
  child.stderr?.once('data', () => child.kill(signal))
  const [err, { code }] = await Promise.all([text(child.stderr!), exitOf(child)])
  expect([code, err]).toEqual([130, containing('Nothing is lost')])
  expect(existsSync(join(machine.folder, 'long.wav'))).toBe(false)
  const left = readdirSync(machine.home, { recursive: true, encoding: 'utf8' })
  expect(left.filter((name) => name.endsWith('.part') || name.endsWith('.lock'))).toEqual([])
  expect(statSync(machine.library).isDirectory()).toBe(true)
})
