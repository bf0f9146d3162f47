import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { createEpisodeStore } from '../../../src/main/library/episode-store.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { containing } from '../../helpers/matchers.ts'

function makeStore() {
  const root = temporaryFolder()
  mkdirSync(join(root, 'episodes'))
  return { root, store: createEpisodeStore(root, () => new Date('2026-11-23T10:00:00Z')) }
}

test('an episode is a folder with a readable name and comes back as it was saved', async () => {
  const { store } = makeStore()
  const made = await store.create('How sound travels', { source: '/scripts/sound.md' })
  expect(basename(made.folder)).toBe(`How sound travels-${made.file.id.slice(0, 8)}`)
  const saved = await store.save({ ...made, file: { ...made.file, cast: { Host: { voice: 'Zephyr' } } } })
  expect(await store.load(made.folder)).toEqual(saved)
  expect(await store.folders()).toEqual([made.folder])
})

test('the episode of a script file is found by that file, and by its own script', async () => {
  const { store } = makeStore()
  await store.create('Other', { source: '/scripts/other.md' })
  const made = await store.create('Sound', { source: '/scripts/sound.md' })
  expect(await store.findBySource('/scripts/sound.md')).toEqual(made)
  expect(await store.findBySource(join(made.folder, 'script.md'))).toEqual(made)
  expect(await store.findBySource('/scripts/new.md')).toBeUndefined()
})

test('members that this version does not know are kept', async () => {
  const { store } = makeStore()
  const made = await store.create('Sound', {})
  const path = join(made.folder, 'episode.json')
  writeFileSync(path, JSON.stringify({ ...made.file, mood: 'blue' }))
  await store.save(await store.load(made.folder))
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ mood: 'blue' })
})

test.each([
  ['{', 'is not a readable episode file'],
  ['{"version":2}', 'newer Castwright'],
  ['{"version":1,"title":7}', 'is not a readable episode file'],
])('episode.json %j is reported as broken and left as it is', async (text, sentence) => {
  const { store } = makeStore()
  const made = await store.create('Sound', { source: '/scripts/sound.md' })
  const path = join(made.folder, 'episode.json')
  writeFileSync(path, text)
  await expect(store.load(made.folder)).rejects.toMatchObject({
    code: 'episode-broken',
    message: containing(sentence),
  })
  expect(await store.findBySource('/scripts/sound.md')).toBeUndefined()
  expect(readFileSync(path, 'utf8')).toBe(text)
})

test('a script that somebody changed in the library is kept aside, not overwritten', async () => {
  const { store } = makeStore()
  const made = await store.create('Sound', {})
  const first = await store.importScript(made, 'Host: One.\n')
  const path = join(made.folder, 'script.md')
  const second = await store.importScript(first, 'Host: Two.\n')
  expect(readdirSync(made.folder).toSorted()).toEqual(['episode.json', 'script.md'])
  writeFileSync(path, 'Host: Written by hand.\n')
  await store.importScript(second, 'Host: Three.\n')
  expect(readFileSync(path, 'utf8')).toBe('Host: Three.\n')
  const kept = readdirSync(made.folder).find((name) => name.startsWith('script (kept'))
  expect(readFileSync(join(made.folder, kept ?? ''), 'utf8')).toBe('Host: Written by hand.\n')
})

test('exploit: a title cannot lead out of the library, nor a folder that is a link', async () => {
  const { root, store } = makeStore()
  const made = await store.create('../../../etc/cron.d/evil', {})
  expect(made.folder.startsWith(join(root, 'episodes', 'etc cron.d evil-'))).toBe(true)
  const outside = temporaryFolder()
  symlinkSync(outside, join(root, 'episodes', 'link'))
  await expect(store.save({ ...made, folder: join(root, 'episodes', 'link') })).rejects.toMatchObject({
    code: 'path-escapes',
  })
  expect(readdirSync(outside)).toEqual([])
})
