import { readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { encode } from 'jpeg-js'
import id3 from 'node-id3'
import { expect, test } from 'vitest'
import type { ExportOutcome } from '../../../src/renderer/export/export-types.ts'
import { startServices, type ServicesUnderTest } from '../../helpers/window-services.ts'

const script = '# Opening\n\nHost: Hello there.\n\n# constructor\n\nGuest: Hello to you.\n'
const choices = {
  formats: ['mp3' as const],
  loudness: 'off' as const,
  channels: 'as-master' as const,
  bitrate: 64 as const,
  bits: 16 as const,
  name: 'Talk',
}

async function exported(services: ServicesUnderTest, id: string): Promise<ExportOutcome> {
  const { promise, resolve } = Promise.withResolvers<ExportOutcome>()
  const stop = services.exports.onEnded(({ outcome }) => resolve(outcome))
  await services.exports.start({ id, choices, ofPresent: 'replace' })
  return promise.finally(stop)
}

function writePicture(services: ServicesUnderTest, name: string, light: number): string {
  const path = join(services.home, name)
  const data = new Uint8Array(40 * 20 * 4).fill(light)
  writeFileSync(path, encode({ width: 40, height: 20, data }, 90).data)
  return path
}

function imageOf(image: unknown): unknown {
  return typeof image === 'object' && image !== null && 'imageBuffer' in image ? image.imageBuffer : undefined
}

test(
  'covers and pictures of chapters are chosen, shown, undone, exported and copied',
  { timeout: 60_000 },
  async () => {
    const services = startServices()
    const { details, library } = services
    const id = (await library.openFiles([services.write('talk.md', script)])).episodes[0] ?? ''
    const folder = dirname(await library.pathOf(id))
    const pictures = () => readdirSync(folder).filter((name) => /\.(?:jpg|png)$/.test(name))
    // Older pictures of ours go once nothing can be undone to them; what a person put there stays.
    for (const name of ['chapter-0000000000000001.jpg', 'cover.jpg']) writeFileSync(join(folder, name), name)

    const sea = writePicture(services, 'sea.jpg', 90)
    const land = writePicture(services, 'land.jpg', 180)
    await expect(details.setPictureFrom(id, 'Opening', services.write('a.txt', 'no'))).rejects.toMatchObject({
      code: 'picture-unreadable',
    })
    expect(await details.setPictureFrom(id, undefined, sea)).toContain(
      '“sea.jpg” is not square: its middle is shown.',
    )
    await details.setPictureFrom(id, 'constructor', sea)
    const first = (await details.get(id)).chapters['constructor']?.picture
    expect(services.media.find(first?.media ?? '')).toEqual({
      path: join(folder, first?.file ?? ''),
      type: 'image/jpeg',
    })
    await details.setPictureFrom(id, 'constructor', land)
    const second = (await details.get(id)).chapters['constructor']?.picture?.file ?? ''
    expect(second).not.toBe(first?.file)
    await details.setPicture(id, 'constructor', first?.file ?? '')
    await details.setPicture(id, 'constructor', null)
    expect((await details.get(id)).chapters).toEqual({})
    await details.setPicture(id, 'constructor', second)

    await services.render(id)
    expect(await exported(services, id)).toMatchObject({ end: 'finished' })
    const tags = id3.read(join(services.home, 'music', 'Talk.mp3'))
    const [opening, chapter] = tags.chapter ?? []
    expect(opening?.tags).toMatchObject({ title: 'Opening' })
    expect(opening?.tags?.image).toBeUndefined()
    expect(chapter?.tags).toMatchObject({ title: 'constructor', image: { mime: 'image/jpeg' } })
    const cover = (await details.get(id)).cover?.file ?? ''
    expect(imageOf(chapter?.tags?.image)).toEqual(readFileSync(join(folder, second)))
    expect(imageOf(tags.image)).toEqual(readFileSync(join(folder, cover)))

    const copy = await library.duplicate(id)
    const known = await details.get(copy)
    expect(known).toMatchObject({
      cover: { file: cover },
      chapters: { constructor: { picture: { file: second } } },
    })
    expect(services.media.find(known.cover?.media ?? '')?.path).toBe(
      join(dirname(await library.pathOf(copy)), cover),
    )

    // A picture that is gone is not left out without a word.
    rmSync(join(folder, second))
    expect((await details.get(id)).chapters['constructor']?.picture).toEqual({ file: second })
    expect(await exported(services, id)).toEqual({
      end: 'failed',
      code: 'file-missing',
      message: `${join(folder, second)} does not exist.`,
    })
    expect(new Set(pictures())).toEqual(new Set(['cover.jpg', cover, first?.file]))
    expect(services.bugs).toEqual([])
  },
)

test('exploit: only a picture of its own folder is one of an episode', async () => {
  const services = startServices()
  const id = await services.library.createEpisode('Talk')
  const folder = dirname(await services.library.pathOf(id))
  writeFileSync(join(services.home, 'secret.jpg'), 'secret')
  symlinkSync(join(services.home, 'secret.jpg'), join(folder, 'link.jpg'))
  for (const name of [
    'script.md',
    'episode.json',
    'link.jpg',
    '../../secret.jpg',
    'absent.jpg',
    '.hidden.jpg',
  ])
    await expect(services.details.setPicture(id, undefined, name)).rejects.toMatchObject({
      code: 'file-missing',
    })
  const path = join(folder, 'episode.json')
  const written = readFileSync(path, 'utf8')
  for (const cover of ['link.jpg', '../../../secret.jpg']) {
    writeFileSync(path, written.replace('"details": {', `"details": {"cover": "${cover}"`))
    expect((await services.details.get(id)).cover).toEqual({ file: cover })
  }
})
