import { readFileSync, readdirSync, writeFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createMachineHere } from '../helpers/command-line-here.ts'

const script = '---\ntitle: Two lines\n---\n\n# Start\n\nHost: One two three.\nGuest: Four five six.\n'

test('an episode by its script, its title or its id becomes files that say how they came out', async () => {
  const machine = createMachineHere()
  const path = join(machine.folder, 'talk.md')
  writeFileSync(path, script)
  const early = await machine.run(['export', 'talk.md'])
  expect([early.code, early.err]).toEqual([4, expect.stringContaining('Make the folder first')])
  await machine.run(['render', 'talk.md', '-q'])
  mkdirSync(join(machine.folder, 'out'))
  const made = await machine.run(['export', 'talk.md', '--format', 'wav,vtt', '--to', 'out', '--json'])
  expect(made).toMatchObject({ code: 0, err: '' })
  const told: unknown = JSON.parse(made.out)
  expect(told).toMatchObject({
    title: 'Two lines',
    isStale: false,
    files: [
      { format: 'wav', file: join(machine.folder, 'out', 'Two lines.wav'), goal: -19.01, reason: null },
      { format: 'vtt' },
    ],
  })
  expect(readFileSync(join(machine.folder, 'out', 'Two lines.vtt'), 'utf8')).toContain(
    '<v Guest>Four five six.',
  )

  const again = await machine.run(['export', 'two LINES', '--format', 'vtt', '--to', 'out'])
  expect(again).toMatchObject({ code: 4, out: '' })
  expect(again.err).toMatch(/there is already: Two lines\.vtt/)
  const id = readdirSync(join(machine.library, 'episodes'))[0]?.slice(-8) ?? ''
  const both = await machine.run(['export', id, '--format', 'vtt', '--to', 'out', '--keep-both', '-q'])
  expect(both.out).toBe(`${join(machine.folder, 'out', 'Two lines (2).vtt')}\n`)

  writeFileSync(path, `${script}Host: Seven.\n`)
  await machine.run(['render', 'talk.md', '-q'])
  writeFileSync(join(machine.library, 'episodes', `Two lines-${id}`, 'script.md'), script)
  const stale = await machine.run([
    'export',
    id,
    '--format',
    'chapters',
    '--to',
    'out',
    '--name',
    '{date} {title}',
  ])
  expect([stale.code, stale.err]).toEqual([0, expect.stringContaining('the older sound')])
  expect(readdirSync(join(machine.folder, 'out'))).toContain(
    `${new Date().toISOString().slice(0, 10)} Two lines.chapters.json`,
  )
  const captions = await machine.run(['export', id, '--format', 'srt', '--to', 'out'])
  expect([captions.code, captions.err]).toEqual([4, expect.stringContaining('Generate the episode first')])
})

test.each<[string, string[], number, RegExp]>([
  ['a format that is none', ['--format', 'mp3,vtx'], 2, /"vtx" is none of them\. Do you mean vtt\?/],
  ['no format', ['--format', ','], 2, /Name at least one/],
  ['a bit rate beyond MP3', ['--bitrate', '400'], 2, /from 64 to 320/],
  ['two wishes at once', ['--replace', '--skip'], 2, /cannot be used with/],
  ['mono and stereo', ['--mono', '--stereo'], 2, /cannot be used with/],
  ['a name of unknown words', ['--name', '{episode}'], 2, /\{episode\} means nothing/],
  ['a folder that is not there', ['--to', 'nowhere'], 4, /nowhere does not exist/],
])('%s: one plain sentence, nothing written', async (_, words, code, sentence) => {
  const machine = createMachineHere()
  writeFileSync(join(machine.folder, 'talk.md'), script)
  const ended = await machine.run(['export', 'talk.md', ...words])
  expect([ended.code, ended.out]).toEqual([code, ''])
  expect(ended.err).toMatch(sentence)
  expect(readdirSync(machine.folder)).toEqual(['talk.md'])
})

test('an episode that nobody has is told, with the nearest title', async () => {
  const machine = createMachineHere()
  writeFileSync(join(machine.folder, 'talk.md'), script)
  await machine.run(['render', 'talk.md', '-q'])
  const { code, err } = await machine.run(['export', 'Two lined'])
  expect([code, err]).toEqual([4, expect.stringContaining('Do you mean "Two lines"?')])
})
