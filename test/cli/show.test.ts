import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createMachineHere } from '../helpers/command-line-here.ts'
import { containing } from '../helpers/matchers.ts'

test('a show is made, set up, renamed and listed', async () => {
  const machine = createMachineHere()
  const made = await machine.run([
    'show',
    'new',
    ' Deep Water ',
    '--author',
    'Ann Lee',
    '--language',
    'en-GB',
  ])
  expect(made).toMatchObject({ code: 0, err: '' })
  expect(made.out).toContain('Show      Deep Water\n')
  expect(made.out).toContain('Author    Ann Lee\n')
  const set = ['--loudness', 'spotify', '--explicit', 'yes', '--spoken-disclosure', 'Voices by a computer.']
  const address = ['--address', 'https://bücher.example/p/', '--author', '']
  const changed = await machine.run(['show', 'set', 'deep water', ...set, ...address, '--json'])
  expect(JSON.parse(changed.out)).toMatchObject({
    title: 'Deep Water',
    author: null,
    language: 'en-GB',
    loudness: 'spotify',
    isExplicit: true,
    address: 'https://xn--bcher-kva.example/p',
    disclosure: { spoken: 'Voices by a computer.' },
  })
  const renamed = await machine.run(['show', 'rename', 'Deep Water', 'Deeper Water', '--quiet'])
  expect(renamed).toEqual({ code: 0, out: 'Deeper Water\n', err: '' })
  expect(await machine.run(['show', 'list'])).toMatchObject({
    out: 'Deeper Water  en-GB, https://xn--bcher-kva.example/p\n',
  })
  // A former title still names it, and without options it is only told.
  expect((await machine.run(['show', 'set', 'Deep Water'])).out).toContain('Before    Deep Water\n')
})

test('exploit: what no show can have is refused before anything is written', async () => {
  const machine = createMachineHere()
  const home = join(machine.library, 'shows')
  for (const [words, sentence] of [
    [['  '], 'A show has a title of 1 to 300 letters.'],
    [['x'.repeat(301)], 'A show has a title of 1 to 300 letters.'],
    [['Deep', '--language', 'English, please'], 'is not the code of a language'],
    [['Deep', '--category', 'Fish'], 'Apple has no category “Fish”'],
    [['Deep', '--email', 'ann'], '“ann” is not an e-mail address.'],
    [['Deep', '--link', 'javascript:alert(1)'], 'is not an address of the web'],
    [['Deep', '--address', 'https://ann:secret@example.org'], 'which everybody could read'],
    [['Deep', '--author', 'x'.repeat(501)], 'A show cannot have this: author'],
  ] as const) {
    const ended = await machine.run(['show', 'new', ...words])
    expect(ended).toMatchObject({ out: '', err: containing(sentence) })
    expect(ended.code).not.toBe(0)
  }
  expect(() => readdirSync(home)).toThrow(/ENOENT/)
  await machine.run(['show', 'new', 'Deep Water'])
  await machine.run(['show', 'new', 'Shallow Water'])
  expect(await machine.run(['show', 'new', 'deep water'])).toMatchObject({
    code: 4,
    err: containing('There is a show called Deep Water already.'),
  })
  expect(await machine.run(['show', 'rename', 'Shallow Water', 'Deep Water'])).toMatchObject({ code: 4 })
  expect(await machine.run(['show', 'set', 'Nothing', '--author', 'Ann'])).toMatchObject({
    err: containing('It has Deep Water, Shallow Water.'),
  })
  expect(readdirSync(home)).toHaveLength(2)
})
