import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createMachine } from '../helpers/command-line.ts'
import { createMachineHere } from '../helpers/command-line-here.ts'
import { containing } from '../helpers/matchers.ts'
import { canRunAsPlainUser, plainUser } from '../helpers/without-root.ts'

type Case = readonly [name: string, words: readonly string[], code: number, sentence: string]

const cases: readonly Case[] = [
  ['no command', [], 2, 'Usage: castwright'],
  ['an unknown command', ['rendr', 'a.md'], 2, 'Did you mean render?'],
  ['an unknown option', ['render', 'good.md', '--volume'], 2, "unknown option '--volume'"],
  ['an unknown engine', ['single', 'Hi', '--engine', 'espeak'], 2, 'Allowed choices are draft'],
  ['a missing argument', ['render'], 2, "missing required argument 'script'"],
  ['a missing script', ['render', 'nowhere.md'], 4, 'nowhere.md does not exist.'],
  ['a folder as script', ['render', '.'], 4, 'is a folder, not a script.'],
  ['a device as script', ['check', '/dev/zero'], 4, 'is a device, not a script.'],
  ['a binary script', ['render', 'binary.md'], 3, 'is not a text file (UTF-8).'],
  ['an empty script', ['render', 'empty.md'], 3, 'There is nothing to speak'],
  ['an empty text', ['single', '  '], 3, 'There is nothing to speak'],
  ['a script in Cyrillic', ['render', 'cyrillic.md'], 3, 'line 1'],
  ['a voice nobody has', ['single', 'Hi', '-v', 'Uranus'], 3, 'Uranus is not a voice. Did you mean Orus?'],
  [
    'a speaker nobody has',
    ['render', 'good.md', '-s', 'Hst:Puck'],
    3,
    'The script has no speaker Hst. Did you mean Host?',
  ],
  [
    'a cast entry without a voice',
    ['render', 'good.md', '-s', 'Host'],
    2,
    '"Host" is not a speaker and a voice',
  ],
  ['an output that is a folder', ['single', 'Hi', '-o', 'folder'], 4, 'is a folder.'],
  [
    'an output in a folder that is not there',
    ['single', 'Hi', '-o', 'none/a.wav'],
    4,
    'none does not exist.',
  ],
  ['an output below a file', ['single', 'Hi', '-o', 'good.md/a.wav'], 4, 'is not a folder.'],
  ['an output of another format', ['single', 'Hi', '-o', 'a.mp3'], 2, 'must end in .wav'],
  ['a device as output', ['single', 'Hi', '-o', '/dev/null', '--force'], 4, 'is not an ordinary file'],
  ['an output that is there', ['single', 'Hi', '-o', 'taken.wav'], 4, 'is there already. Add --force'],
  ['a file where the library should be', ['single', 'Hi', '--library', 'good.md'], 4, 'good.md'],
]

test.each(cases)('%s: one plain sentence, nothing changed', async (_, words, code, sentence) => {
  const machine = createMachineHere()
  const files: Record<string, string> = {
    'good.md': 'Host: Welcome.\n',
    'empty.md': '\n\n',
    'binary.md': '\u0000\u0001',
    'cyrillic.md': 'Ведущий: Добро пожаловать в студию.\n',
    'taken.wav': 'mine',
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(machine.folder, name), content)
  mkdirSync(join(machine.folder, 'folder'))
  const { code: ended, out, err } = await machine.run(words)
  expect(err).toContain(sentence)
  expect(ended).toBe(code)
  expect(out).toBe('')
  expect(err).not.toMatch(/\n\s+at .*\(/)
  expect(readdirSync(machine.folder).toSorted()).toEqual([...Object.keys(files), 'folder'].toSorted())
  expect(readFileSync(join(machine.folder, 'taken.wav'), 'utf8')).toBe('mine')
})

test('with --json a failure is JSON on stderr, with a way out', async () => {
  const { code, out, err } = await createMachineHere().run(['single', 'Hi', '-v', 'Uranus', '--json'])
  expect([code, out]).toEqual([3, ''])
  expect(JSON.parse(err)).toEqual({
    error: {
      code: 'unknown-voice',
      message: containing('Did you mean Orus'),
      wayOut: 'Choose a voice from the list of voices.',
    },
  })
})

const reason = canRunAsPlainUser ? '' : ' (skipped: only root can read this checkout)'

test.skipIf(!canRunAsPlainUser)(`a folder without permission is refused${reason}`, async () => {
  const machine = createMachine(plainUser)
  const locked = join(machine.folder, 'locked')
  mkdirSync(locked)
  if (plainUser !== undefined) chownSync(locked, plainUser, plainUser)
  chmodSync(locked, 0o500)
  const { code, err } = await machine.run(['single', 'Hi', '-o', 'locked/a.wav'])
  expect([code, err]).toEqual([4, containing('You have no permission')])
})

test('exploit: an episodes folder that is a link out of the library is not written through', async () => {
  const machine = createMachineHere()
  const outside = join(machine.home, 'outside')
  const library = join(machine.home, 'library')
  mkdirSync(outside)
  mkdirSync(join(library, 'takes'), { recursive: true })
  symlinkSync(outside, join(library, 'episodes'))
  writeFileSync(join(machine.folder, 'good.md'), 'Host: Welcome.\n')
  const { code, err } = await machine.run(['render', 'good.md', '--library', library])
  expect([code, err]).toEqual([4, containing('would lie outside')])
  expect(readdirSync(outside)).toEqual([])
})

test('exploit: --force does not write through a link', async () => {
  const machine = createMachine()
  const precious = join(machine.home, 'precious.wav')
  writeFileSync(precious, 'keep')
  symlinkSync(precious, join(machine.folder, 'link.wav'))
  const { code } = await machine.run(['single', 'Hello there.', '-o', 'link.wav', '--force'])
  expect(readFileSync(precious, 'utf8')).toBe('keep')
  expect(code).toBe(4)
  expect(existsSync(join(machine.folder, 'link.wav'))).toBe(true)
})
