import type { MetadataTags } from 'mediabunny'
import type { EpisodeChapter } from '../../core/chapters/episode-chapter.ts'
import type { EpisodeTags } from '../../core/tags/episode-tags.ts'
import { disclosureField, tagFields, type TagFields } from '../../core/tags/tag-fields.ts'
import { asciiAddress } from './ascii-address.ts'

/** Chapters are numbered in three digits. */
const mostChapters = 999

/**
 * What mediabunny writes as tags into an M4A, a FLAC or an Opus file, before it starts. The chapters of an M4A and the
 * fields that have no place of their own there are added when it is whole: `completeMp4`.
 */
export function mediaTags(tags: EpisodeTags, format: 'm4a' | 'flac' | 'opus'): MetadataTags {
  const fields = tagFields(tags, asciiAddress)
  const { author, show, number, season, date, comment, lyrics, cover } = fields
  return {
    title: fields.title,
    genre: 'Podcast',
    ...(author !== undefined && { artist: author }),
    ...(show !== undefined && { album: show }),
    ...(number !== undefined && { trackNumber: number }),
    ...(season !== undefined && format !== 'm4a' && { discNumber: season }),
    ...(date !== undefined && { date: new Date(`${date}T00:00:00Z`) }),
    ...(comment !== undefined && { comment }),
    ...(lyrics !== undefined && { lyrics }),
    ...(cover !== undefined && {
      images: [{ data: cover.bytes, mimeType: cover.mediaType, kind: 'coverFront' as const }],
    }),
    raw: format === 'm4a' ? appleItems(fields) : vorbisComments(fields),
  }
}

/** `desc` is what Apple's programs show; it takes 255 bytes. mediabunny has another name for `disk`. */
function appleItems({ comment, season }: TagFields): Record<string, string | Uint8Array> {
  return {
    ...(comment !== undefined && { desc: firstBytes(comment, 255) }),
    ...(season !== undefined && { disk: Uint8Array.of(0, 0, season >> 8, season & 0xff, 0, 0) }),
  }
}

/** What a text of at most `limit` bytes in UTF-8 has room for, in whole characters. */
function firstBytes(text: string, limit: number): string {
  const room = new Uint8Array(limit)
  return text.slice(0, new TextEncoder().encodeInto(text, room).read)
}

function vorbisComments({ language, link, disclosure, chapters }: TagFields): Record<string, string> {
  return {
    ...(language !== undefined && { LANGUAGE: language }),
    ...(link !== undefined && { WEBSITE: link }),
    ...(disclosure !== undefined && { [disclosureField]: disclosure }),
    ...Object.fromEntries(chapters.slice(0, mostChapters).flatMap(chapterComments)),
  }
}

/** https://wiki.xiph.org/Chapter_Extension */
function chapterComments(chapter: EpisodeChapter, index: number): [string, string][] {
  const name = `CHAPTER${String(index + 1).padStart(3, '0')}`
  const comments: [string, string][] = [
    [name, clockTime(chapter.start)],
    [`${name}NAME`, chapter.title],
  ]
  if (chapter.link !== undefined) comments.push([`${name}URL`, chapter.link])
  return comments
}

/** `01:02:03.456` */
function clockTime(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000)
  const part = (unit: number, count: number, digits: number): string =>
    String(Math.floor(milliseconds / unit) % count).padStart(digits, '0')
  return `${part(3_600_000, 100, 2)}:${part(60_000, 60, 2)}:${part(1000, 60, 2)}.${part(1, 1000, 3)}`
}
