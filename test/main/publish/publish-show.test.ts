import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseFeed } from 'podcast-partytime'
import { describe, expect, test } from 'vitest'
import { publishShow } from '../../../src/main/publish/publish-show.ts'
import { StudioError } from '../../../src/shared/studio-error.ts'
import { containing } from '../../helpers/matchers.ts'
import { canMountDisks, smallDisk } from '../../helpers/small-disk.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { isWellFormed } from '../../core/publish/is-well-formed.ts'
import { feedOf, orderFor, pngCover, publishOptions, sampleEpisode, show } from './sample-publish.ts'

/** Every file of a folder with its content and its time. */
function contents(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()
  const files = names.filter((name) => statSync(join(folder, name)).isFile())
  return Object.fromEntries(
    files.map((name) => {
      const path = join(folder, name)
      return [name.replaceAll('\\', '/'), `${readFileSync(path, 'utf8')} ${statSync(path).mtimeMs}`]
    }),
  )
}

const first = 'episodes/episode-1-00000001'

describe('a show that is published', () => {
  test('is a folder whose feed names every file with its true length', async () => {
    const folder = join(temporaryFolder(), 'podcast')
    const done = await publishShow(orderFor(folder, {}, { cover: pngCover('b') }), publishOptions())
    expect(done.findings).toEqual([])
    expect(Object.keys(contents(folder))).toEqual([
      '.castwright.json',
      expect.stringMatching(/^cover-[0-9a-f]{8}\.png$/),
      `${first}/episode-1-00000001.chapters.json`,
      `${first}/episode-1-00000001.html`,
      `${first}/episode-1-00000001.mp3`,
      `${first}/episode-1-00000001.vtt`,
      expect.stringMatching(/^episodes\/episode-2-00000002\/cover-[0-9a-f]{8}\.png$/),
      ...['chapters.json', 'html', 'mp3', 'vtt'].map(
        (ending) => `episodes/episode-2-00000002/episode-2-00000002.${ending}`,
      ),
      'feed.xml',
      'index.html',
    ])
    expect(isWellFormed(feedOf(folder))).toBe(true)
    const feed = parseFeed(feedOf(folder))
    expect(feed?.guid).toBe(done.guid)
    for (const { enclosure, podcastTranscripts = [] } of feed?.items ?? []) {
      const paths = [enclosure.url, ...podcastTranscripts.map(({ url }) => url)].map((url) =>
        join(folder, url.replace('https://example.org/podcast/', '')),
      )
      expect(statSync(paths[0] ?? '').size).toBe(enclosure.length)
      expect(paths.every((path) => statSync(path).isFile())).toBe(true)
    }
    expect(JSON.stringify(contents(folder))).not.toContain(folder)
  })

  test('is not touched when it is published again, and no episode is even looked at', async () => {
    const folder = temporaryFolder()
    await publishShow(orderFor(folder, {}, {}), publishOptions())
    const before = contents(folder)
    const again = sampleEpisode(1)
    const order = { folder, show, episodes: [again.episode, sampleEpisode(2).episode] }
    const later = publishOptions({ clock: () => new Date('2027-01-01T00:00:00Z') })
    expect(await publishShow(order, later)).toMatchObject({ written: [], removed: [], left: [] })
    expect(contents(folder)).toEqual(before)
    expect(again.counted).toEqual({ loads: 0, makes: 0 })
  })

  test('gets what has changed and nothing else; the place of an episode stays when its title changes', async () => {
    const folder = temporaryFolder()
    await publishShow(orderFor(folder, {}, {}), publishOptions())
    const before = contents(folder)
    const changed = sampleEpisode(1, { mark: '2', title: 'Another <title>' })
    const order = { folder, show, episodes: [changed.episode, sampleEpisode(2).episode] }
    const done = await publishShow(order, publishOptions())
    expect(done.written).toEqual(['index.html', 'feed.xml'])
    expect(changed.counted).toEqual({ loads: 1, makes: 0 })
    const { 'feed.xml': feed, 'index.html': __, '.castwright.json': ___, ...others } = contents(folder)
    expect(before).toMatchObject(others)
    expect(feed).toContain('Another <title>')
    const sound = await publishShow(orderFor(folder, { mark: '3', sound: 'new sound' }, {}), publishOptions())
    expect(sound.written).toContain(`${first}/episode-1-00000001.mp3`)
  })

  test('loses what is no longer wanted, as far as it is ours', async () => {
    const folder = temporaryFolder()
    await publishShow(orderFor(folder, {}, {}), publishOptions())
    writeFileSync(join(folder, first, 'notes of mine.txt'), 'mine')
    writeFileSync(join(folder, first, 'episode-1-00000001.html'), 'edited by hand')
    const order = { folder, show: { ...show, cover: pngCover('c') }, episodes: [sampleEpisode(2).episode] }
    const done = await publishShow(order, publishOptions())
    expect(done.left).toEqual([`${first}/episode-1-00000001.html`])
    expect(readdirSync(join(folder, first))).toEqual(['episode-1-00000001.html', 'notes of mine.txt'])
    expect(readdirSync(folder).filter((name) => name.startsWith('cover-'))).toHaveLength(1)
    await publishShow({ folder, show, episodes: [] }, publishOptions())
    expect(readdirSync(join(folder, 'episodes'))).toEqual(['episode-1-00000001'])
  })

  test('keeps its guid when its address changes', async () => {
    const folder = temporaryFolder()
    const { guid } = await publishShow(orderFor(folder, {}), publishOptions())
    const moved = await publishShow(
      { ...orderFor(folder, {}), address: 'https://bücher.example/x/' },
      publishOptions(),
    )
    expect(moved).toMatchObject({ guid, feed: 'https://xn--bcher-kva.example/x/feed.xml' })
    expect(feedOf(folder)).toContain(`<podcast:guid>${guid}</podcast:guid>`)
  })

  test('is known again after it was copied elsewhere, whatever the times of its files', async () => {
    const folder = temporaryFolder()
    await publishShow(orderFor(folder, {}), publishOptions())
    for (const name of Object.keys(contents(folder))) utimesSync(join(folder, name), 1000, 1000)
    expect((await publishShow(orderFor(folder, {}), publishOptions())).written).toEqual([])
  })
})

describe('a folder is left as it was', () => {
  test.each(['feed.xml', 'index.html', `${first}/episode-1-00000001.mp3`])(
    'where somebody else has a %s',
    async (name) => {
      const folder = temporaryFolder()
      mkdirSync(join(folder, first), { recursive: true })
      writeFileSync(join(folder, name), 'mine')
      const before = contents(folder)
      await expect(publishShow(orderFor(folder, {}), publishOptions())).rejects.toMatchObject({
        code: 'file-exists',
        message: containing('was not published by Castwright'),
      })
      expect(contents(folder)).toEqual(before)
    },
  )

  test('where a file of ours was edited', async () => {
    const folder = temporaryFolder()
    await publishShow(orderFor(folder, {}), publishOptions())
    writeFileSync(join(folder, 'index.html'), 'my own page')
    await expect(publishShow(orderFor(folder, {}, {}), publishOptions())).rejects.toThrow(
      /changed by another program/,
    )
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe('my own page')
  })

  test('where a file of ours is edited while the sound is encoded', async () => {
    const folder = temporaryFolder()
    await publishShow(orderFor(folder, {}), publishOptions())
    const captions = join(folder, `${first}/episode-1-00000001.vtt`)
    const make = async (part: string) => {
      await writeFile(part, 'sound')
      writeFileSync(captions, 'my own captions')
    }
    const audio = { mediaType: 'audio/mpeg', extension: 'mp3', mark: 'mp3 another', make }
    const text = { kind: 'transcript', ending: '.vtt', mediaType: 'text/vtt', content: 'WEBVTT\n' } as const
    const again = orderFor(folder, { mark: '2', audio, texts: [text] })
    await expect(publishShow(again, publishOptions())).rejects.toThrow(/changed by another program/)
    expect(readFileSync(captions, 'utf8')).toBe('my own captions')
  })

  test('where it holds another show, or a list of files that is not to be trusted', async () => {
    const folder = temporaryFolder()
    await publishShow(orderFor(folder, {}), publishOptions())
    const other = { ...orderFor(folder, {}), show: { ...show, id: 'another' } }
    await expect(publishShow(other, publishOptions())).rejects.toThrow(/Another show/)
    const manifest = join(folder, '.castwright.json')
    const list = readFileSync(manifest, 'utf8')
    for (const path of ['../../victim.txt', '/etc/passwd', 'C:\\\\x', '.hidden', 'a/../../b']) {
      writeFileSync(
        manifest,
        list.replace('"files":{', `"files":{"${path}":{"from":"x","bytes":1,"mtime":1},`),
      )
      await expect(publishShow(orderFor(folder, {}), publishOptions())).rejects.toThrow(/cannot be read/)
    }
  })

  test('where a link would lead out of it', async () => {
    const folder = temporaryFolder()
    const outside = temporaryFolder()
    symlinkSync(outside, join(folder, 'episodes'))
    await expect(publishShow(orderFor(folder, {}), publishOptions())).rejects.toMatchObject({
      code: 'path-escapes',
    })
    expect(readdirSync(outside)).toEqual([])
  })

  test.each([
    ['no address', undefined],
    ['no address of the web', 'example.org'],
    ['an address that tells a password', 'https://ada:secret@example.org'],
  ])('where the show has %s', async (_, address) => {
    const folder = temporaryFolder()
    const order = { ...orderFor(folder, {}), show: { ...show, feed: { ...show.feed, address } } }
    await expect(publishShow(order, publishOptions())).rejects.toMatchObject({ code: 'feed-incomplete' })
    expect(readdirSync(folder)).toEqual([])
  })

  test('where sound cannot be written, the program has a fault, or the person has had enough', async () => {
    const folder = temporaryFolder()
    await publishShow(orderFor(folder, {}), publishOptions())
    const before = contents(folder)
    const sound = { mediaType: 'audio/mpeg', extension: 'mp3', mark: 'late' }
    const full = { ...sound, make: () => Promise.reject(new StudioError('disk-full', 'No.')) }
    const [failing] = orderFor(folder, { mark: '2', audio: full }).episodes
    const faulty = {
      id: 'x',
      title: 'X',
      mark: '1',
      load: () => Promise.reject(new StudioError('internal', 'No.')),
    }
    for (const one of [failing, faulty]) {
      const order = orderFor(folder, { mark: '2', sound: 'new' })
      const episodes = [...order.episodes, ...(one === undefined ? [] : [one])]
      await expect(publishShow({ ...order, episodes }, publishOptions())).rejects.toThrow('No.')
      expect(contents(folder)).toEqual(before)
    }
    const stop = new AbortController()
    const make = async (path: string) => {
      await writeFile(path, 'half')
      stop.abort()
    }
    const cancelled = orderFor(folder, { mark: '2', audio: { ...sound, make } })
    await expect(publishShow(cancelled, publishOptions({ signal: stop.signal }))).rejects.toMatchObject({
      code: 'cancelled',
    })
    expect(contents(folder)).toEqual(before)
  })

  test('where it has vanished meanwhile', async () => {
    const folder = join(temporaryFolder(), 'disk', 'podcast')
    await expect(publishShow(orderFor(folder, {}), publishOptions())).rejects.toMatchObject({
      code: 'folder-missing',
    })
    mkdirSync(join(folder, '..'))
    const make = (path: string) => {
      rmSync(join(folder, '..'), { recursive: true })
      return writeFile(path, 'x').catch(() => undefined)
    }
    const order = orderFor(folder, { audio: { mediaType: 'audio/mpeg', extension: 'mp3', mark: '1', make } })
    await expect(publishShow(order, publishOptions())).rejects.toMatchObject({ code: 'folder-missing' })
  })

  test.skipIf(!canMountDisks)(
    'where the disk fills up: the old feed is whole and every file that it names is there',
    async () => {
      const folder = join(smallDisk(temporaryFolder(), 256), 'podcast')
      await publishShow(orderFor(folder, {}), publishOptions())
      const before = contents(folder)
      const long = {
        kind: 'transcript',
        ending: '.vtt',
        mediaType: 'text/vtt',
        content: 'x'.repeat(300_000),
      } as const
      await expect(
        publishShow(orderFor(folder, { mark: '2', sound: 'new' }, { texts: [long] }), publishOptions()),
      ).rejects.toMatchObject({ code: 'disk-full' })
      expect(contents(folder)).toEqual(before)
    },
  )
})

test('after a crash in between, what had come already is known to be ours', async () => {
  const folder = temporaryFolder()
  await publishShow(orderFor(folder, {}), publishOptions())
  const manifest = join(folder, '.castwright.json')
  const old = readFileSync(manifest, 'utf8')
  const done = await publishShow(orderFor(folder, { mark: '2', sound: 'new sound' }, {}), publishOptions())
  // As it is right before the last step: everything is in its place, and written down as arriving.
  writeFileSync(manifest, old.replace('"arriving":[]', `"arriving":${JSON.stringify(done.written)}`))
  const again = await publishShow(orderFor(folder, { mark: '2', sound: 'new sound' }, {}), publishOptions())
  expect(again.written).toEqual(done.written)
  expect(parseFeed(feedOf(folder))?.items).toHaveLength(2)
})
