import { spawnSync } from 'node:child_process'
import { copyFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { encode } from 'jpeg-js'
import { parseFile, type IAudioMetadata } from 'music-metadata'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { EpisodeTags } from '../../../src/core/tags/episode-tags.ts'
import { createEncoder } from '../../../src/main/audio/encode/create-encoder.ts'
import { completeMp4 } from '../../../src/main/tags/complete-mp4.ts'
import { id3Bytes } from '../../../src/main/tags/id3-bytes.ts'
import { mediaTags } from '../../../src/main/tags/media-tags.ts'
import { hasFfmpeg } from '../../helpers/ffmpeg.ts'
import { sine } from '../../helpers/sound.ts'
import { canMountDisks, smallDisk } from '../../helpers/small-disk.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const pictureOf = (level: number) =>
  new Uint8Array(encode({ width: 64, height: 64, data: new Uint8Array(64 * 64 * 4).fill(level) }, 80).data)
const cover = pictureOf(120)

const tags: EpisodeTags = {
  title: `\u202EHow ]]> sound & <light> 🎙️ \u0007travel ${'x'.repeat(460)}`,
  author: 'Zoë Ørsted',
  show: '深い水',
  number: 7,
  season: 2,
  date: '2026-11-23',
  language: 'he-IL',
  comment: 'Two lines\nof comment',
  link: 'https://example.com/é',
  lyrics: 'Host: مرحبا\nGuest: שלום',
  disclosure: 'All voices are artificial.',
  cover: { mediaType: 'image/jpeg', bytes: cover },
  chapters: [
    { title: 'Opening', start: 0, end: 0.75, link: 'https://example.com/a' },
    { title: '日本 🎙️', start: 0.75, end: 1.5, picture: pictureOf(30) },
    { title: 'Ende ]]>', start: 1.5, end: 2 },
  ],
}
const title = `How ]]> sound & <light> 🎙️ travel ${'x'.repeat(460)}`
const titles = tags.chapters.map((chapter) => chapter.title)

/** Two seconds in a format, tagged as an export tags it. */
async function tagged(
  format: 'mp3' | 'm4a' | 'flac' | 'opus',
  folder: string,
  given = tags,
): Promise<string> {
  const path = join(folder, `episode.${format}`)
  const part = `${path}.part`
  const rate = format === 'opus' ? 48_000 : 44_100
  const encoder = await createEncoder({
    format,
    path: part,
    rate,
    channels: 1,
    bitrate: 96_000,
    frames: 2 * rate,
    ...(format === 'mp3' ? { head: id3Bytes(given) } : { tags: mediaTags(given, format) }),
  })
  await encoder.add(sine({ rate, seconds: 2, frequency: 440, amplitude: 0.2 }))
  await encoder.finish()
  if (format === 'm4a') await completeMp4(part, given)
  renameSync(part, path)
  return path
}

const chapterSchema = z.object({
  start_time: z.string(),
  end_time: z.string(),
  tags: z.object({ title: z.string() }),
})
const reportSchema = z.object({
  chapters: z.array(chapterSchema),
  format: z.object({ tags: z.record(z.string(), z.string()).default({}) }),
})

function probe(path: string): z.infer<typeof reportSchema> {
  const { stdout } = spawnSync('ffprobe', [
    '-v',
    'error',
    '-show_chapters',
    '-show_format',
    '-of',
    'json',
    path,
  ])
  return reportSchema.parse(JSON.parse(stdout.toString()))
}

/** What every format must give back. */
function common({ common: read }: IAudioMetadata): unknown {
  return {
    title: read.title,
    author: read.artist,
    show: read.album,
    number: read.track.no,
    season: read.disk.no,
    year: read.year,
    genre: read.genre,
    language: read.language,
    comment: read.comment?.[0]?.text,
    lyrics: read.lyrics?.[0]?.text,
    picture: read.picture?.map(({ format, data }) => [format, Buffer.compare(data, cover)]),
  }
}

const expected = {
  title,
  author: 'Zoë Ørsted',
  show: '深い水',
  number: 7,
  season: 2,
  year: 2026,
  genre: ['Podcast'],
  language: 'heb',
  comment: 'Two lines\nof comment',
  lyrics: 'Host: مرحبا\nGuest: שלום',
  picture: [['image/jpeg', 0]],
}

describe.each(['mp3', 'm4a', 'flac', 'opus'] as const)('a tagged %s', (format) => {
  test('gives back its tags, its picture and its chapters, and still sounds as long', async () => {
    const path = await tagged(format, temporaryFolder())
    const read = await parseFile(path, { includeChapters: true, duration: true })
    expect(common(read)).toEqual(expected)
    expect(Math.abs((read.format.duration ?? 0) - 2)).toBeLessThan(0.11)
    const native = Object.values(read.native)
      .flat()
      .map(({ id, value }) => [id, value])
    expect(JSON.stringify(native)).toContain('All voices are artificial.')
    expect(JSON.stringify(native)).toContain('https://example.com/%C3%A9')
    if (hasFfmpeg) {
      const { chapters, format: facts } = probe(path)
      expect(chapters.map((chapter) => chapter.tags.title)).toEqual(titles)
      expect(chapters.map((chapter) => Number(chapter.start_time))).toEqual([0, 0.75, 1.5])
      // Ogg has its tags with its stream.
      if (format !== 'opus') expect(facts.tags['title'] ?? facts.tags['TITLE']).toBe(title)
    }
    if (format === 'mp3' || format === 'm4a')
      expect(read.format.chapters?.map((chapter) => [chapter.title, chapter.start])).toEqual(
        titles
          .map((name, index) => [name, index * 750])
          .map(([name, start]) => [name, format === 'mp3' ? Number(start) / 1000 : start]),
      )
  })
})

test('the chapters of an MP3 have their links and pictures', async () => {
  const path = await tagged('mp3', temporaryFolder())
  const { format } = await parseFile(path, { includeChapters: true })
  expect(format.chapters?.map(({ url }) => url?.url)).toEqual(['https://example.com/a', undefined, undefined])
  expect(Buffer.from(format.chapters?.[1]?.image?.data ?? [])).toEqual(
    Buffer.from(tags.chapters[1]?.picture ?? []),
  )
})

test.skipIf(process.platform === 'win32')(
  'an M4A in a folder with a backslash gets its chapters too',
  async () => {
    const long = { ...tags, chapters: [{ title: '語'.repeat(500), start: 0, end: 2 }] }
    const path = await tagged('m4a', temporaryFolder(), { ...tags, chapters: [] })
    const strange = path.replace('episode', 'a\\b')
    renameSync(path, strange)
    await completeMp4(strange, long)
    const { format } = await parseFile(strange, { includeChapters: true })
    expect(format.chapters?.map((chapter) => chapter.title)).toEqual(['語'.repeat(500)])
  },
)

test('an M4A that is gone is said to be gone', async () => {
  const path = join(temporaryFolder(), 'gone.m4a')
  await expect(completeMp4(path, tags)).rejects.toMatchObject({ code: 'file-missing' })
})

test.skipIf(!canMountDisks)(
  'an M4A that the disk has no room to complete is not taken for whole',
  async () => {
    const folder = temporaryFolder()
    const disk = smallDisk(folder, 64)
    const path = join(disk, 'full.m4a')
    copyFileSync(await tagged('m4a', folder, { ...tags, chapters: [] }), path)
    const chapters = Array.from({ length: 200 }, (_, at) => ({
      title: 'x'.repeat(200),
      start: at / 100,
      end: (at + 1) / 100,
    }))
    await expect(completeMp4(path, { ...tags, chapters })).rejects.toMatchObject({ code: 'disk-full' })
  },
)
