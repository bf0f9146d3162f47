import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { createShowStore } from '../../../src/main/library/show-store.ts'
import { containing } from '../../helpers/matchers.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

function openStore() {
  const root = temporaryFolder()
  let time = 0
  return { root, store: createShowStore(root, () => new Date(Date.UTC(2026, 10, 23) + time++)) }
}

test('a show is a folder with a readable name and is found by its id, its title and its former titles', async () => {
  const { store } = openStore()
  const made = await store.create('Deep Water')
  expect(basename(made.folder)).toBe(`Deep Water-${made.file.id.slice(0, 8)}`)
  const { file } = await store.update(made.file.id, (now) => ({
    ...now,
    title: 'The Deep',
    formerTitles: ['Deep Water'],
  }))
  expect((await store.read(made.file.id)).file).toEqual(file)
  expect((await store.showOf('deep water'))?.file).toEqual(file)
  expect((await store.named(made.file.id)).file).toEqual(file)
  expect(await store.showOf('Shallow Water')).toBeUndefined()
  await expect(store.named('Shallow Water')).rejects.toMatchObject({
    code: 'file-missing',
    message: 'The library has no show called Shallow Water. It has The Deep.',
  })
})

test('two shows cannot have one title', async () => {
  const { store } = openStore()
  await store.create('Deep Water')
  const other = await store.create('Tea')
  const taken = { code: 'file-exists', message: 'There is a show called Deep Water already.' }
  await expect(store.create(' deep  water')).rejects.toMatchObject(taken)
  const rename = store.update(other.file.id, (file) => ({ ...file, title: 'DEEP WATER' }))
  await expect(rename).rejects.toMatchObject(taken)
})

test('members that this version does not know are kept', async () => {
  const { store } = openStore()
  const { folder, file } = await store.create('Deep Water')
  const path = join(folder, 'show.json')
  const newer = { ...file, mood: 'blue', feed: { isExplicit: false, medium: 'audiobook' } }
  writeFileSync(path, JSON.stringify(newer))
  await store.update(file.id, (now) => ({ ...now, author: 'Ada' }))
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
    mood: 'blue',
    feed: newer.feed,
    author: 'Ada',
  })
})

test('a show file with a title alone has everything else by default', async () => {
  const { root, store } = openStore()
  const folder = join(root, 'shows', 'Deep Water-33333333')
  mkdirSync(folder, { recursive: true })
  const date = '2026-11-23T10:00:00.000Z'
  const file = { version: 1, id: '33333333-3333-4333-8333-333333333333', title: 'Deep Water' }
  writeFileSync(join(folder, 'show.json'), JSON.stringify({ ...file, createdAt: date, updatedAt: date }))
  expect((await store.list()).shows[0]?.file).toMatchObject({ cast: {}, loudness: 'podcast', music: {} })
})

test.each([
  ['not JSON', '{ not json', 'is not a readable show file'],
  ['another shape', '{"version":1,"title":7}', 'is not a readable show file (id'],
  ['a newer version', '{"version":2}', 'was written by a newer Castwright'],
])('%s is shown with the reason, left alone, and not taken for no show', async (_, text, reason) => {
  const { root, store } = openStore()
  const name = 'Deep Water-33333333'
  mkdirSync(join(root, 'shows', name), { recursive: true })
  const path = join(root, 'shows', name, 'show.json')
  writeFileSync(path, text)
  expect(await store.list()).toMatchObject({
    shows: [],
    broken: [{ folder: name, message: containing(reason) }],
  })
  // Its episodes would be spoken by other voices.
  await expect(store.showOf('Deep Water')).rejects.toMatchObject({ code: 'show-broken' })
  expect(await store.showOf('Tea')).toBeUndefined()
  expect(readFileSync(path, 'utf8')).toBe(text)
})

test('a show whose file is damaged is known by every title that it may have', async () => {
  const { store } = openStore()
  const { folder, file } = await store.create('Deep Water')
  const titles = { title: 'The Café', formerTitles: ['Deep Water', 'Under the Sea'] }
  await store.update(file.id, (now) => ({ ...now, ...titles }))
  const path = join(folder, 'show.json')
  writeFileSync(path, readFileSync(path, 'utf8').slice(0, -20))
  for (const name of ['deep water', 'the cafe', 'Under the Sea'])
    await expect(store.showOf(name)).rejects.toMatchObject({ code: 'show-broken' })
  expect(await store.showOf('Shallow Water')).toBeUndefined()
  expect(await store.showOf(' ')).toBeUndefined()
  writeFileSync(path, '')
  await expect(store.named('Deep Water')).rejects.toMatchObject({ code: 'show-broken' })
})

test('a show goes to the trash and comes back, whatever program is asked', async () => {
  const { root, store } = openStore()
  const { folder, file } = await store.create('Deep Water')
  await store.remove(file.id)
  expect((await store.list()).shows).toEqual([])
  expect(readdirSync(join(root, 'trash'))).toEqual([basename(folder)])
  await createShowStore(root, () => new Date()).restore(file.id)
  expect((await store.read(file.id)).file).toEqual(file)
  await expect(store.restore(file.id)).rejects.toMatchObject({ code: 'file-missing' })
})

test('nothing is written through a link that leads out of the library', async () => {
  const { root, store } = openStore()
  const outside = temporaryFolder()
  symlinkSync(outside, join(root, 'shows'))
  await expect(store.create('Deep Water')).rejects.toMatchObject({ code: 'path-escapes' })
  expect(readdirSync(outside)).toEqual([])
  expect(existsSync(join(root, 'trash'))).toBe(false)
})

test.each([
  ['cut off', (text: string) => text.slice(0, 200)],
  ['empty', () => ''],
  ['of another shape', (text: string) => text.replace('"version": 1', '"version": "one"')],
])(
  'a renamed show whose file is %s is known by all its titles and restored from its copy',
  async (_, spoil) => {
    const { store } = openStore()
    const { file } = await store.create('Deep Water')
    const { folder } = await store.update(file.id, (now) => ({
      ...now,
      title: 'The "Deep"',
      formerTitles: ['Deep Water', 'Shallow'],
      author: 'Ada',
    }))
    const path = join(folder, 'show.json')
    const whole = readFileSync(path, 'utf8')
    writeFileSync(path, spoil(whole))
    for (const name of ['The "Deep"', 'shallow', 'Deep Water'])
      await expect(store.showOf(name)).rejects.toMatchObject({ code: 'show-broken' })
    const name = basename(folder)
    expect((await store.list()).broken).toMatchObject([{ folder: name, title: 'The "Deep"' }])
    expect(await store.brokenPath(name)).toBe(folder)
    await store.restoreCopy(name)
    expect((await store.showOf('The "Deep"'))?.file.author).toBe('Ada')
    expect(readFileSync(path, 'utf8')).toBe(whole)
    const damaged = readdirSync(folder).filter((entry) => entry.startsWith('show.damaged-'))
    expect(damaged.map((entry) => readFileSync(join(folder, entry), 'utf8'))).toEqual([spoil(whole)])
    await expect(store.brokenPath(name)).rejects.toMatchObject({ code: 'file-missing' })
  },
)

test('the file of a newer program is not replaced by a copy', async () => {
  const { store } = openStore()
  const { folder } = await store.create('Deep Water')
  const path = join(folder, 'show.json')
  const newer = readFileSync(path, 'utf8').replace('"version": 1', '"version": 2')
  writeFileSync(path, newer)
  expect((await store.list()).broken[0]).not.toHaveProperty('copy')
  await expect(store.restoreCopy(basename(folder))).rejects.toMatchObject({ code: 'file-missing' })
  expect(readFileSync(path, 'utf8')).toBe(newer)
})

test.each(['../episodes/x', '..', '.', 'Tea-00000000', '/etc'])(
  'the name %s of no damaged show reaches no folder',
  async (name) => {
    const { store } = openStore()
    await store.create('Deep Water')
    await expect(store.brokenPath(name)).rejects.toMatchObject({ code: 'file-missing' })
    await expect(store.restoreCopy(name)).rejects.toMatchObject({ code: 'file-missing' })
  },
)
