import { mkdirSync, readFileSync, readdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { createEpisodeStore } from '../../../src/main/library/episode-store.ts'
import { makeLibrary } from '../../../src/main/library/library.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { containing } from '../../helpers/matchers.ts'

function makeStore() {
  const root = temporaryFolder()
  mkdirSync(join(root, 'episodes'))
  return { root, store: createEpisodeStore(root, () => new Date('2026-11-23T10:00:00Z')) }
}

/** An episode.json that somebody has set by hand. */
function withCast(cast: unknown): string {
  const date = '2026-11-23T10:00:00.000Z'
  const id = '3f2504e0-4f89-41d3-9a0c-0305e82c3301'
  const dates = { createdAt: date, updatedAt: date }
  return JSON.stringify({
    version: 1,
    id,
    title: 'Sound',
    ...dates,
    engine: 'draft',
    turns: [],
    chapters: [],
    cast,
  })
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
  const cast = { Host: { voice: 'Zephyr', accent: { of: 'Leeds' } } }
  writeFileSync(path, JSON.stringify({ ...made.file, mood: 'blue', cast }))
  await store.save(await store.load(made.folder))
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ mood: 'blue', cast })
})

test.each([
  [3, 2],
  [0.1, 0.5],
  [0, 0.5],
  [-1, 0.5],
  [1.25, 1.25],
])('a pace of %d set by hand counts as %d', async (pace, counts) => {
  const { store } = makeStore()
  const made = await store.create('Sound', {})
  writeFileSync(join(made.folder, 'episode.json'), JSON.stringify({ ...made.file, cast: { Host: { pace } } }))
  expect((await store.load(made.folder)).file.cast).toEqual({ Host: { pace: counts } })
})

test('updates at the same time, also of other programs, lose nothing of each other', async () => {
  const { root, store } = makeStore()
  const other = createEpisodeStore(root, () => new Date('2026-11-23T10:00:00Z'))
  const { folder } = await store.create('Sound', {})
  const speakers = Array.from({ length: 20 }, (_, index) => `Speaker ${index}`)
  await Promise.all(
    speakers.map((speaker, index) =>
      (index % 2 === 0 ? store : other).update(folder, (file) => ({
        ...file,
        cast: { ...file.cast, [speaker]: { voice: 'Zephyr' } },
      })),
    ),
  )
  expect(Object.keys((await store.load(folder)).file.cast).toSorted()).toEqual(speakers.toSorted())
  expect(readdirSync(folder)).toEqual(['episode.json'])
})

test('an update that fails changes nothing and stops no other', async () => {
  const { store } = makeStore()
  const { folder, file } = await store.create('Sound', {})
  const failing = store.update(folder, () => {
    throw new Error('no')
  })
  const next = store.update(folder, (present) => ({ ...present, title: 'Light' }))
  await expect(failing).rejects.toThrow('no')
  expect((await next).file).toEqual({ ...file, title: 'Light' })
})

test('a lock that another machine left in a shared library stops no update', async () => {
  const { store } = makeStore()
  const { folder } = await store.create('Sound', {})
  writeFileSync(
    join(folder, 'episode.json.lock'),
    JSON.stringify({ process: process.pid, boot: 'of another machine' }),
  )
  expect((await store.update(folder, (file) => ({ ...file, title: 'Light' }))).file.title).toBe('Light')
  expect(readdirSync(folder)).toEqual(['episode.json'])
})

test('an episode is found by its own script also in a library that is reached through a link', async () => {
  const link = join(temporaryFolder(), 'library')
  const home = temporaryFolder()
  symlinkSync(home, link)
  const library = await makeLibrary(link, () => new Date('2026-11-23T10:00:00Z'))
  const made = await library.episodes.create('Sound', {})
  const imported = await library.episodes.save(await library.episodes.importScript(made, 'Host: One.\n'))
  const script = realpathSync(join(made.folder, 'script.md'))
  const found = await library.episodes.findBySource(script)
  expect(found?.file).toEqual(imported.file)
  // That is how a caller tells an episode's own script from one it was made from.
  expect(join(found?.folder ?? '', 'script.md')).toBe(script)
  await library.episodes.update(made.folder, (file) => ({ ...file, title: 'Light' }))
})

test.each([
  ['{', 'is not a readable episode file'],
  ['{"version":2}', 'newer Castwright'],
  ['{"version":1,"title":7}', 'is not a readable episode file'],
  [withCast({ Ann: { style: 'x'.repeat(501) } }), '(cast.Ann.style: '],
  [withCast({ Ann: { voice: 'x'.repeat(81) } }), '(cast.Ann.voice: '],
  [withCast({ Ann: { voice: '' } }), '(cast.Ann.voice: '],
  [withCast({ ['x'.repeat(201)]: {} }), 'is not a readable episode file (cast.'],
  [withCast({}).replace('{', '{"model":"Not a model!",'), '(model: '],
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

test('a script that was taken just before the program was killed is not taken for one that somebody changed', async () => {
  const { store } = makeStore()
  const made = await store.create('Sound', {})
  const first = await store.save(await store.importScript(made, 'Host: One.\n'))
  // What it gives is not saved any more.
  await store.importScript(first, 'Host: Two.\n')
  await store.importScript(await store.load(made.folder), 'Host: Three.\n')
  expect(readdirSync(made.folder).toSorted()).toEqual(['episode.json', 'script.md'])
})

test('texts that are kept in the same millisecond are all kept', async () => {
  const { store } = makeStore()
  const made = await store.create('Sound', {})
  const names = await Promise.all(['One', 'Two', 'Three'].map((text) => store.keepBeside(made, text)))
  const texts = names.map((name) => readFileSync(join(made.folder, name), 'utf8'))
  expect(texts).toEqual(['One', 'Two', 'Three'])
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
