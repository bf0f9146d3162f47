import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseFeed } from 'podcast-partytime'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { openLibrary } from '../../src/main/library/library.ts'
import { containing } from '../helpers/matchers.ts'
import { createMachine, exitOf } from '../helpers/command-line.ts'

const script = `---
title: How sound travels
show: Deep Water
---

# Start

Host: Sound is fast in water. <laugh>

# Answer

Guest: It is.
`
const published = z.object({
  episodes: z.number(),
  guid: z.uuid(),
  written: z.array(z.string()),
  unfinished: z.array(z.string()),
  findings: z.array(z.object({ rule: z.string() })),
})

test('a show is published, published again without a change, and served until it is stopped', async () => {
  const machine = createMachine()
  const { folder } = machine
  writeFileSync(join(folder, 'episode.md'), script)
  expect(await machine.run(['render', 'episode.md', '--quiet'])).toMatchObject({ code: 0 })
  const library = await openLibrary(machine.library, () => new Date())
  const { file } = await library.shows.create('Deep Water')
  const words = ['publish', 'deep water', 'site', '--json']

  const first = await machine.run([...words, '--address', 'https://example.org/p/'])
  expect(first.err).toBe('')
  const done = published.parse(JSON.parse(first.out))
  expect(done.findings.map(({ rule }) => rule)).toContain('email-missing')
  expect(done.findings.map(({ rule }) => rule)).not.toContain('cover-missing')
  const feed = parseFeed(readFileSync(join(folder, 'site', 'feed.xml'), 'utf8'))
  expect(feed?.items).toHaveLength(1)
  const [item] = feed?.items ?? []
  const audio = join(folder, 'site', (item?.enclosure.url ?? '').replace('https://example.org/p/', ''))
  expect(statSync(audio).size).toBe(item?.enclosure.length)
  expect(readFileSync(audio.replace(/mp3$/, 'vtt'), 'utf8')).toContain('<v Host>Sound is fast in water.')
  expect(item?.podcastTranscripts?.map(({ type }) => type)).toEqual([
    'text/vtt',
    'text/html',
    'application/json',
  ])

  // The show has its address and its guid by now.
  const again = published.parse(JSON.parse((await machine.run(words)).out))
  expect(again).toMatchObject({ written: [], guid: done.guid })
  expect((await library.shows.read(file.id)).file.feed).toMatchObject({
    guid: done.guid,
    address: 'https://example.org/p',
  })

  const server = machine.start(['publish', '--serve', 'site', '--port', '0', '--quiet'])
  const { promise, resolve } = Promise.withResolvers<string>()
  server.stdout?.on('data', (text: unknown) => resolve(String(text).trim()))
  const page = await fetch(await promise)
  expect(await page.text()).toContain('How sound travels')
  server.kill('SIGINT')
  expect(await exitOf(server)).toEqual({ code: 0, signal: null })
})

test('a show without a folder is wrong usage', async () => {
  expect(await createMachine().run(['publish', 'Deep Water'])).toMatchObject({
    code: 2,
    err: containing('Name the folder to publish in'),
  })
})
