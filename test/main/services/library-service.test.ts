import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { encode } from 'jpeg-js'
import { expect, test, vi } from 'vitest'
import { startServices, type ServicesUnderTest } from '../../helpers/window-services.ts'
import { anyNumber, anyText, containing } from '../../helpers/matchers.ts'

/** Waits until the list is like `expected`: it is brought up to date behind the answer. */
function expectList(services: ServicesUnderTest, expected: object): Promise<void> {
  const look = async () => expect(await services.library.list()).toMatchObject(expected)
  return vi.waitFor(look, { timeout: 15_000 })
}

test('a new library is empty; the sample opens once; an empty episode has a name', async () => {
  const services = startServices()
  expect(await services.library.list()).toEqual({ episodes: [], broken: [] })
  const sample = await services.library.openSample()
  expect(await services.library.openSample()).toBe(sample)
  expect(await services.library.titleOf(sample)).toBe('The sample')
  expect(await services.library.titleOf(await services.library.createEpisode(undefined))).toBe(
    'Untitled episode',
  )
  const pasted = await services.library.createEpisode(undefined, '---\ntitle: Tides\n---\n\nAnn: One.\n')
  expect(await services.library.titleOf(pasted)).toBe('Tides')
  expect(readFileSync(await services.library.pathOf(pasted), 'utf8')).toContain('Ann: One.')
})

test('the list tells speakers, turns, length and whether the audio fits the script', async () => {
  const services = startServices()
  const id =
    (await services.library.openFiles([services.write('a.md', 'Ann: One.\nBob: Two.\n')])).episodes[0] ?? ''
  const made = { id, title: 'a', speakers: ['Ann', 'Bob'], turns: 2, status: 'draft' }
  await expectList(services, { episodes: [made] })
  await services.render(id)
  await expectList(services, { episodes: [{ status: 'ready', seconds: anyNumber() }] })
  writeFileSync(await services.library.pathOf(id), 'Ann: Other.\n')
  await expectList(services, { episodes: [{ status: 'changed', turns: 1 }] })
})

test('a start shows what was known at once and reads only what has changed', async () => {
  const first = startServices()
  const id = await first.library.openSample()
  await first.library.list()
  await first.close()
  const second = startServices(first.home)
  expect((await second.library.list()).episodes).toMatchObject([{ id, title: 'The sample' }])
})

test('the same file is the same episode; a new version of it comes in, or lies beside edits made here', async () => {
  const services = startServices()
  const path = services.write('talk.md', 'Host: One.\n')
  const id = (await services.library.openFiles([path])).episodes[0] ?? ''
  services.write('talk.md', 'Host: Two.\n')
  expect((await services.library.openFiles([path])).episodes).toEqual([id])
  const open = await services.episodes.open(id)
  expect(open.script).toBe('Host: Two.\n')
  await services.episodes.saveScript(id, 'Host: Edited here.\n', open.digest)
  services.write('talk.md', 'Host: Three.\n')
  await services.library.openFiles([path])
  const again = await services.episodes.open(id)
  expect(again.script).toBe('Host: Edited here.\n')
  expect(again.conflicts).toHaveLength(1)
})

test('files that are no scripts are told by name; the others open', async () => {
  const services = startServices()
  mkdirSync(join(services.home, 'folder.md'))
  const paths = [
    services.write('good.md', 'Host: Hi.\n'),
    services.write('picture.md', 'a\u0000b'),
    join(services.home, 'folder.md'),
    join(services.home, 'gone.md'),
  ]
  expect(await services.library.openFiles(paths)).toEqual({
    episodes: [anyText()],
    refused: [
      { file: 'picture.md', code: 'script-unreadable', message: anyText() },
      { file: 'folder.md', code: 'not-a-file', message: anyText() },
      { file: 'gone.md', code: 'file-missing', message: anyText() },
    ],
  })
})

test('trash and restore move the folder and lose nothing; a copy is made of the same takes', async () => {
  const services = startServices()
  const id = await services.library.openSample()
  await services.render(id)
  const folder = dirname(await services.library.pathOf(id))
  const before = readdirSync(folder)
  await services.library.trash([id])
  expect(existsSync(folder)).toBe(false)
  await expect(services.library.titleOf(id)).rejects.toMatchObject({ code: 'file-missing' })
  await services.library.restore([id])
  expect(readdirSync(folder)).toEqual(before)
  const copy = await services.library.duplicate(id)
  expect(await services.library.titleOf(copy)).toBe('The sample (copy)')
  expect(await services.episodes.plan(copy)).toMatchObject({ missing: 0 })
  expect((await services.episodes.open(copy)).audio).toBeDefined()
  await services.library.rename(copy, 'Another name')
  expect(await services.library.titleOf(copy)).toBe('Another name')
})

test('a folder that somebody renamed is still its episode; a broken one is shown with the reason', async () => {
  const services = startServices()
  const id = await services.library.openSample()
  const folder = dirname(await services.library.pathOf(id))
  renameSync(folder, join(dirname(folder), 'renamed by hand'))
  mkdirSync(join(services.root, 'episodes', 'broken'))
  writeFileSync(join(services.root, 'episodes', 'broken', 'episode.json'), '{')
  const broken = { folder: 'broken', message: containing('not a readable') }
  await expectList(services, { episodes: [{ id }], broken: [broken] })
  expect(basename(dirname(await services.library.pathOf(id)))).toBe('renamed by hand')
  await services.library.trash([id])
  await services.library.restore([id])
  expect(basename(dirname(await services.library.pathOf(id)))).toBe('renamed by hand')
  expect(readFileSync(join(services.root, 'episodes', 'broken', 'episode.json'), 'utf8')).toBe('{')
})

test('a library whose folder vanished is told, not made anew, and is there again when the folder is', async () => {
  const first = startServices()
  const id = await first.library.createEpisode('Waves')
  await expectList(first, { episodes: [{ id }] })
  renameSync(first.root, `${first.root} away`)
  const gone = {
    code: 'folder-missing',
    message: `The library folder ${first.root} is not there.`,
  }
  expect(await first.library.list()).toEqual({ episodes: [], broken: [], unavailable: gone })
  await expect(first.library.createEpisode('Another')).rejects.toMatchObject(gone)
  const second = startServices(first.home)
  expect(await second.library.list()).toMatchObject({ unavailable: gone })
  expect(existsSync(first.root)).toBe(false)
  renameSync(`${first.root} away`, first.root)
  expect((await first.library.list()).episodes).toMatchObject([{ id }])
  expect((await second.library.list()).episodes).toMatchObject([{ id }])
})

test('a library that is not to be had is told, and another can be chosen', async () => {
  const services = startServices()
  rmSync(services.root, { recursive: true, force: true })
  writeFileSync(services.root, 'a file')
  expect(await services.library.list()).toMatchObject({
    episodes: [],
    unavailable: { code: anyText() },
  })
  await expect(services.library.use(join(services.home, 'nowhere'))).rejects.toMatchObject({
    name: 'StudioError',
  })
  mkdirSync(join(services.home, 'other'))
  await services.library.use(join(services.home, 'other'))
  expect(services.library.folder()).toBe(join(services.home, 'other'))
  expect(await services.library.list()).toEqual({ episodes: [], broken: [] })
})

test('an episode is shown with its own cover, else with the cover of its show, never with a file from elsewhere', async () => {
  const services = startServices()
  const { library, shows, media } = services
  await library.openFiles([services.write('a.md', '---\nshow: deep water\n---\n\nAnn: One.\n')])
  const picture = async () => (await library.list()).episodes[0]?.picture
  const expectPicture = (path: string | undefined) =>
    vi.waitFor(async () => expect(media.find((await picture()) ?? '')?.path).toBe(path), { timeout: 15_000 })
  await expectPicture(undefined)
  const show = await shows.create('Deep Water')
  const sea = join(services.home, 'sea.jpg')
  const data = new Uint8Array(40 * 40 * 4).fill(90)
  writeFileSync(sea, encode({ width: 40, height: 40, data }, 90).data)
  await shows.setCoverFrom(show, sea)
  await expectPicture(join(dirname(await shows.pathOf(show)), (await shows.list()).shows[0]?.cover ?? ''))

  const folder = dirname(await library.pathOf((await library.list()).episodes[0]?.id ?? ''))
  const file = join(folder, 'episode.json')
  const name = (cover: string) =>
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), details: { cover } }))
  copyFileSync(sea, join(folder, 'mine.jpg'))
  name('mine.jpg')
  await expectPicture(join(folder, 'mine.jpg'))
  const ofShow = join(dirname(await shows.pathOf(show)), (await shows.list()).shows[0]?.cover ?? '')
  symlinkSync(sea, join(folder, 'linked.jpg'))
  for (const elsewhere of ['../../sea.jpg', 'linked.jpg', 'script.md']) {
    name(elsewhere)
    await expectPicture(ofShow)
    name('mine.jpg')
    await expectPicture(join(folder, 'mine.jpg'))
  }
})
