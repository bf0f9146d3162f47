import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { parseWavHeader } from '../../src/core/audio/wav-header.ts'
import { createMachine, type Machine } from '../helpers/command-line.ts'
import { containing } from '../helpers/matchers.ts'

const reportSchema = z.object({
  title: z.string().nullable(),
  file: z.string(),
  seconds: z.number(),
  rate: z.number(),
  channels: z.number(),
  loudness: z.number(),
  truePeak: z.number(),
  lines: z.object({ made: z.number(), reused: z.number() }),
})

const script = `---
title: A short talk
---

# Opening

Host: Welcome back to the show. Today we talk about the sea and everything that lives in it.
Guest: Thank you for having me. It is a wide subject, so let us begin at the surface.
[pause 0.8s]
Host: And then we go down, slowly, until there is no more light.
`

async function render(machine: Machine, ...more: string[]) {
  const { code, out, err } = await machine.run(['render', 'talk.md', '--json', ...more])
  expect(err).toBe('')
  expect(code).toBe(0)
  return reportSchema.parse(JSON.parse(out))
}

function takes(machine: Machine): string[] {
  return readdirSync(join(machine.library, 'takes'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.wav'),
  )
}

test('a script becomes an episode in the library, at −16 LUFS as from two loudspeakers, −19 as measured in mono, under −1 dBTP', async () => {
  const machine = createMachine()
  writeFileSync(join(machine.folder, 'talk.md'), script)
  const made = await render(machine)
  expect(made).toMatchObject({
    title: 'A short talk',
    rate: 24_000,
    channels: 1,
    lines: { made: 3, reused: 0 },
  })
  expect(made.loudness).toBeGreaterThan(-19.2)
  expect(made.loudness).toBeLessThan(-18.8)
  expect(made.truePeak).toBeLessThanOrEqual(-1)
  const [episode] = readdirSync(join(machine.library, 'episodes'))
  expect(episode).toMatch(/^A short talk-[0-9a-f]{8}$/)
  const folder = join(machine.library, 'episodes', episode ?? '')
  expect(readdirSync(folder).toSorted()).toEqual(['A short talk.wav', 'episode.json', 'script.md'])
  expect(made.file).toBe(join(folder, 'A short talk.wav'))
  expect(readFileSync(join(folder, 'script.md'), 'utf8')).toBe(script)
  const header = parseWavHeader(readFileSync(made.file).subarray(0, 200), statSync(made.file).size)
  expect(header).toMatchObject({ rate: 24_000, channels: 1, format: 'pcm16', isTruncated: false })
  expect(header.frames / 24_000).toBeCloseTo(made.seconds)
})

test('a second render makes nothing; one changed line makes one take; the episode stays one', async () => {
  const machine = createMachine()
  const path = join(machine.folder, 'talk.md')
  writeFileSync(path, script)
  const first = await render(machine)
  const written = statSync(first.file).mtimeMs
  expect((await render(machine)).lines).toEqual({ made: 0, reused: 3 })
  expect(statSync(first.file).mtimeMs).toBe(written)
  writeFileSync(path, script.replace('Welcome back', 'Hello again'))
  expect((await render(machine)).lines).toEqual({ made: 1, reused: 2 })
  expect(takes(machine)).toHaveLength(4)
  expect(readdirSync(join(machine.library, 'episodes'))).toHaveLength(1)
})

test('-o copies the audio where it is wanted, at the rate and channels asked for, and replaces nothing unasked', async () => {
  const machine = createMachine()
  writeFileSync(join(machine.folder, 'talk.md'), script)
  const made = await render(machine, '-o', 'out.wav', '--rate', '44100', '--stereo')
  expect(made).toMatchObject({ file: join(machine.folder, 'out.wav'), rate: 44_100, channels: 2 })
  const bytes = readFileSync(made.file)
  expect(parseWavHeader(bytes.subarray(0, 200), bytes.length)).toMatchObject({ rate: 44_100, channels: 2 })
  const again = await machine.run(['render', 'talk.md', '-o', 'out.wav'])
  expect([again.code, again.err]).toEqual([4, containing('is there already. Add --force')])
  expect(readFileSync(made.file).equals(bytes)).toBe(true)
  expect((await render(machine, '-o', 'out.wav', '--force')).rate).toBe(24_000)
})

test('-s chooses voices and is remembered; --title names the episode; --library says where', async () => {
  const machine = createMachine()
  writeFileSync(join(machine.folder, 'talk.md'), script)
  const options = ['--library', join(machine.home, 'elsewhere'), '--title', 'Other']
  expect((await render(machine, ...options, '-s', 'host:Zephyr', 'Guest:Puck')).lines.made).toBe(3)
  expect((await render(machine, ...options)).lines.made).toBe(0)
  expect((await render(machine, ...options, '-s', 'Guest:Charon')).lines.made).toBe(1)
  expect(readdirSync(join(machine.home, 'elsewhere', 'episodes'))[0]).toMatch(/^Other-/)
})

test('a file of another program with the name of the audio is left alone', async () => {
  const machine = createMachine()
  const path = join(machine.folder, 'talk.md')
  writeFileSync(path, script)
  const first = await render(machine)
  renameSync(first.file, `${first.file}.bak`)
  writeFileSync(first.file, 'not ours')
  const second = await render(machine)
  expect(second.file).toBe(first.file.replace('.wav', ' (2).wav'))
  expect(readFileSync(first.file, 'utf8')).toBe('not ours')
})

test('the same script gives the same bytes on another machine', async () => {
  const files = await Promise.all(
    [createMachine(), createMachine()].map(async (machine) => {
      writeFileSync(join(machine.folder, 'talk.md'), script)
      return readFileSync((await render(machine)).file)
    }),
  )
  expect(files[0]?.equals(files[1] ?? Buffer.alloc(0))).toBe(true)
})

test('a voice nobody has is told and not kept', async () => {
  const machine = createMachine()
  writeFileSync(join(machine.folder, 'talk.md'), script)
  const { code } = await machine.run(['render', 'talk.md', '-s', 'Host:Uranus'])
  expect(code).toBe(3)
  expect(readdirSync(join(machine.library, 'episodes'))).toEqual([])
  expect((await render(machine)).lines.made).toBe(3)
})

test('a new speaker before the others costs one line: the others keep their voices', async () => {
  const machine = createMachine()
  const path = join(machine.folder, 'talk.md')
  writeFileSync(path, script)
  await render(machine)
  writeFileSync(path, script.replace('Host: Welcome', 'Narrator: It is early in the morning.\nHost: Welcome'))
  expect((await render(machine)).lines).toEqual({ made: 1, reused: 3 })
})

test('a library that was chosen and is away is told, not made anew', async () => {
  const machine = createMachine()
  const chosen = join(machine.home, 'usb', 'Castwright')
  const data = join(machine.home, '.config', 'Castwright')
  mkdirSync(data, { recursive: true })
  writeFileSync(join(data, 'settings.json'), JSON.stringify({ libraryFolder: chosen }))
  writeFileSync(join(machine.folder, 'talk.md'), script)
  const { code, err } = await machine.run(['render', 'talk.md'])
  expect([code, err]).toEqual([4, containing(`The library folder ${chosen} is not there.`)])
  expect(existsSync(chosen)).toBe(false)
})

test('a show of the library gives its episodes their voices and its last line, in estimate and render alike', async () => {
  const machine = createMachine()
  writeFileSync(join(machine.folder, 'talk.md'), script.replace('title: A short talk', 'show: Deep Water'))
  const id = '33333333-3333-4333-8333-333333333333'
  const date = '2026-11-23T10:00:00.000Z'
  const folder = join(machine.library, 'shows', 'Deep Water-33333333')
  mkdirSync(folder, { recursive: true })
  const show = { version: 1, id, title: 'Deep Water', createdAt: date, updatedAt: date }
  const disclosure = { text: 'Artificial voices.', spoken: 'These voices are artificial.' }
  const cast = { Host: { voice: 'Otto' }, Guest: { voice: 'Clara' } }
  writeFileSync(join(folder, 'show.json'), JSON.stringify({ ...show, cast, disclosure }))
  const estimate = await machine.run(['estimate', 'talk.md', '--json'])
  expect(JSON.parse(estimate.out)).toMatchObject({ lines: { toSpeak: 4, reused: 0 } })
  expect((await render(machine)).lines).toEqual({ made: 4, reused: 0 })
  const [episode = ''] = readdirSync(join(machine.library, 'episodes'))
  const file = readFileSync(join(machine.library, 'episodes', episode, 'episode.json'), 'utf8')
  expect(JSON.parse(file)).toMatchObject({ cast: {}, givenVoices: { Host: 'Otto', Guest: 'Clara' } })
  // It would be spoken by other voices.
  writeFileSync(join(folder, 'show.json'), '{')
  expect((await machine.run(['render', 'talk.md'])).err).toContain('show.json')
})
