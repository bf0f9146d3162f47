import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTexts } from '../../../src/main/export/make-texts.ts'
import type { ExportWorkers } from '../../../src/main/export/export-workers.ts'
import { withPicture } from '../../../src/main/library/change-details.ts'
import type { Show } from '../../../src/main/library/show-store.ts'
import { publishFromLibrary } from '../../../src/main/publish/publish-from-library.ts'
import { publishIntoFolder } from '../../../src/main/publish/publish-into-folder.ts'
import type { Publishing } from '../../../src/main/publish/publishing.ts'
import { StudioError } from '../../../src/shared/studio-error.ts'
import { finishedEpisode, type FinishedRoom } from '../../helpers/finished-episode.ts'
import { containing } from '../../helpers/matchers.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { pngCover, publishOptions } from './sample-publish.ts'

let home = ''
let room: FinishedRoom
let show: Show

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'castwright-publish-'))
  room = await finishedEpisode(join(home, 'library'))
  show = await room.library.shows.create('Deep Water')
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

const publish = (folder: string, meanwhile: () => unknown = () => undefined) => {
  const workers: ExportWorkers = {
    async makeAudio({ part, format }) {
      await writeFile(part, 'sound')
      await meanwhile()
      return {
        format,
        bytes: 5,
        seconds: 1,
        goal: null,
        channels: 1,
        loudness: null,
        truePeak: null,
        rounds: 1,
      }
    },
    makeTexts: async (order) => makeTexts(order),
    makeStems: () => Promise.reject(new Error('none are wanted')),
    close: () => Promise.resolve(),
  }
  const covers = {
    draw: () => Promise.resolve(pngCover()),
    prepare: (path: string) =>
      existsSync(path)
        ? Promise.resolve({ picture: pngCover(), notes: [] })
        : Promise.reject(new StudioError('file-missing', `${path} is not there.`)),
  }
  const publishing: Pick<Publishing, 'publish'> = {
    publish: async (task, watch) =>
      publishIntoFolder(
        { ...task, library: room.library, show: await room.library.shows.read(task.show) },
        { ...publishOptions(), ...watch, workers, covers },
      ),
  }
  const order = { library: room.library, show, folder, address: 'https://example.org/p' }
  return publishFromLibrary(order, { ...publishOptions(), data: join(home, 'data'), publishing })
}

test('an episode that cannot be read, or whose audio has gone, stays as it was published', async () => {
  const folder = temporaryFolder()
  await publish(folder)
  const before = readFileSync(join(folder, 'feed.xml'), 'utf8')
  const { path, episode } = room.finished
  const file = join(episode.folder, 'episode.json')
  const expectStayed = async (reason: string) =>
    expect(await publish(folder)).toMatchObject({
      written: [],
      removed: [],
      unfinished: [],
      stayed: [{ title: 'How sound travels', reason: containing(reason) }],
    })
  for (const [place, reason] of [
    [path, 'finished audio is not there'],
    [file, 'has no episode.json'],
  ] as const) {
    renameSync(place, `${place}.away`)
    await expectStayed(reason)
    renameSync(`${place}.away`, place)
  }
  // Whose folder it is cannot be told from its name now: what is published may be of it.
  const renamed = join(dirname(episode.folder), 'renamed')
  renameSync(file, `${file}.away`)
  renameSync(episode.folder, renamed)
  await expectStayed('renamed has no episode.json')
  renameSync(renamed, episode.folder)
  renameSync(`${file}.away`, file)
  expect(readFileSync(join(folder, 'feed.xml'), 'utf8')).toBe(before)
  const episodes = join(room.library.root, 'episodes')
  renameSync(episodes, `${episodes} away`)
  await expect(publish(folder)).rejects.toMatchObject({ code: 'folder-missing' })
  renameSync(`${episodes} away`, episodes)
  expect((await publish(folder)).stayed).toEqual([])
})

test('the pictures of chapters are published where the chapters say they are, and go with them', async () => {
  const folder = temporaryFolder()
  const { episode } = room.finished
  const { episodes } = room.library
  writeFileSync(join(episode.folder, 'water.png'), 'a picture')
  const picture = (name: string | null) =>
    episodes.update(episode.folder, (file) => withPicture(file, 'In the water', name))
  const place = () => join(folder, 'episodes', readdirSync(join(folder, 'episodes'))[0] ?? '')
  const pictures = () => readdirSync(place()).filter((name) => name.endsWith('.png'))

  await picture('water.png')
  await publish(folder)
  const [name = ''] = pictures()
  const chapters = () =>
    readFileSync(join(place(), `${basename(place())}.chapters.json`), 'utf8').match(/"img": ".*"/g)
  expect(chapters()).toEqual([`"img": "https://example.org/p/episodes/${basename(place())}/${name}"`])
  expect(readFileSync(join(place(), name))).toEqual(Buffer.from(pngCover().bytes))
  expect((await publish(folder)).written).toEqual([])

  await picture(null)
  await publish(folder)
  expect([pictures(), chapters()]).toEqual([[], null])
})

test('a picture of an episode that has gone leaves it as it was published; a cover of the show that has gone stops all', async () => {
  const folder = temporaryFolder()
  const { episode } = room.finished
  const { episodes, shows } = room.library
  const file = (await episodes.load(episode.folder)).file
  const withCover = (cover: string | undefined) =>
    episodes.update(episode.folder, (now) => ({ ...now, details: { ...now.details, cover } }))
  const aboutIt = [{ title: file.title, reason: containing('gone.png is not there') }]
  await withCover('gone.png')
  expect(await publish(folder)).toMatchObject({ episodes: 0, stayed: [], leftOut: aboutIt })
  await withCover(undefined)
  await publish(folder)
  const before = readFileSync(join(folder, 'feed.xml'), 'utf8')
  await withCover('gone.png')
  expect(await publish(folder)).toMatchObject({ episodes: 1, written: [], stayed: aboutIt, leftOut: [] })
  await withCover(undefined)
  await episodes.update(episode.folder, (now) => withPicture(now, 'In the water', 'gone.png'))
  expect(await publish(folder)).toMatchObject({ episodes: 1, written: [], stayed: aboutIt })
  await episodes.update(episode.folder, (now) => withPicture(now, 'In the water', null))
  await shows.update(show.file.id, (now) => ({ ...now, cover: 'gone.png' }))
  await expect(publish(folder)).rejects.toThrow(/gone\.png is not there/)
  await shows.update(show.file.id, (now) => ({ ...now, cover: undefined }))
  expect(readFileSync(join(folder, 'feed.xml'), 'utf8')).toBe(before)
})

test('only one publishes in a folder at a time, by whatever name it is called', async () => {
  const folder = temporaryFolder()
  const link = join(temporaryFolder(), 'link')
  symlinkSync(folder, link)
  const refused: unknown[] = []
  await publish(folder, () => publish(link).catch((error: unknown) => refused.push(error)))
  expect(refused).toMatchObject([{ code: 'episode-busy' }])
})

test('nothing is published of an episode that is rendered again meanwhile', async () => {
  const folder = temporaryFolder()
  const { path } = room.finished
  const rendering = publish(folder, () => {
    writeFileSync(`${path}.new`, readFileSync(path))
    renameSync(`${path}.new`, path)
  })
  await expect(rendering).rejects.toMatchObject({ code: 'episode-busy' })
  expect(readdirSync(folder)).toEqual([])
})

test('exploit: a link to a folder of the library is the library', async () => {
  const link = join(temporaryFolder(), 'link')
  symlinkSync(room.finished.episode.folder, link)
  await expect(publish(join(link, 'site'))).rejects.toMatchObject({ code: 'path-escapes' })
})

test('of a folder and its copy, which have one id, the first is published; of the other it is said', async () => {
  const { episode } = room.finished
  const copy = join(dirname(episode.folder), `a copy of ${basename(episode.folder)} (1)`)
  cpSync(episode.folder, copy, { recursive: true })
  try {
    const { episodes, findings } = await publish(temporaryFolder())
    expect(episodes).toBe(1)
    expect(findings.filter(({ rule }) => rule === 'copied-folder')).toMatchObject([
      { level: 'refused', message: containing(`in ${basename(copy)} is a copy`) },
    ])
  } finally {
    rmSync(copy, { recursive: true })
  }
})
