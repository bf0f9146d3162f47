import id3, { type Tags } from 'node-id3'
import type { EpisodeChapter } from '../../core/chapters/episode-chapter.ts'
import type { EpisodeTags } from '../../core/tags/episode-tags.ts'
import { disclosureField, tagFields, type TagFields } from '../../core/tags/tag-fields.ts'
import { StudioError } from '../../shared/studio-error.ts'
import { asciiAddress } from './ascii-address.ts'

/** A tag's length has 28 bits; nobody waits for so many bytes before the sound begins. */
const mostPictureBytes = 64_000_000
/** A table of contents counts its entries in one byte. */
const entriesOfOneTable = 255

/**
 * An ID3v2.3 tag to stand before the frames of an MP3 (https://id3.org/id3v2.3.0), its chapters by the ID3v2 Chapter
 * Frame Addendum 1.0. Throws StudioError `picture-too-large` when the pictures of chapters do not fit in.
 */
export function id3Bytes(tags: EpisodeTags): Uint8Array {
  const pictureBytes = tags.chapters.reduce((sum, { picture: own }) => sum + (own?.length ?? 0), 0)
  if (pictureBytes > mostPictureBytes)
    throw new StudioError(
      'picture-too-large',
      'The pictures of the chapters come to more than 64 MB together, too much for an MP3.',
    )
  return id3.create(id3Tags(tagFields(tags, asciiAddress)))
}

function id3Tags(fields: TagFields): Tags {
  const { date, link, cover, chapters, disclosure } = fields
  const language = fields.language ?? 'und'
  const tags: Tags = {
    title: fields.title,
    genre: 'Podcast',
    ...(fields.author !== undefined && { artist: fields.author }),
    ...(fields.show !== undefined && { album: fields.show }),
    ...(fields.number !== undefined && { trackNumber: String(fields.number) }),
    ...(fields.season !== undefined && { partOfSet: String(fields.season) }),
    // Day and month, in this order.
    ...(date !== undefined && { year: date.slice(0, 4), date: `${date.slice(8, 10)}${date.slice(5, 7)}` }),
    ...(fields.language !== undefined && { language: fields.language }),
    ...(link !== undefined && { fileUrl: link, userDefinedUrl: [{ description: '', url: link }] }),
    ...(disclosure !== undefined && {
      userDefinedText: [{ description: disclosureField, value: disclosure }],
    }),
    ...(fields.comment !== undefined && { comment: { language, text: fields.comment } }),
    ...(chapters.length > 0 && {
      tableOfContents: tablesOfContents(chapters.length),
      chapter: chapters.map(chapterFrame),
    }),
    ...(cover !== undefined && { image: picture(cover.bytes, cover.mediaType, 3) }),
    ...(fields.lyrics !== undefined && { unsynchronisedLyrics: { language, text: fields.lyrics } }),
  }
  return tags
}

/** One table of all chapters, or where they are too many one of tables; the first is the top level. */
function tablesOfContents(chapters: number): NonNullable<Tags['tableOfContents']> {
  const names = Array.from({ length: chapters }, (_, index) => chapterName(index))
  if (chapters <= entriesOfOneTable) return [{ elementID: 'toc', isOrdered: true, elements: names }]
  const parts = Array.from({ length: Math.ceil(chapters / entriesOfOneTable) }, (_, part) => ({
    elementID: `toc${part}`,
    isOrdered: true,
    elements: names.slice(part * entriesOfOneTable, (part + 1) * entriesOfOneTable),
  }))
  return [{ elementID: 'toc', isOrdered: true, elements: parts.map(({ elementID }) => elementID) }, ...parts]
}

function chapterFrame(chapter: EpisodeChapter, index: number): NonNullable<Tags['chapter']>[number] {
  const startTimeMs = Math.round(chapter.start * 1000)
  return {
    elementID: chapterName(index),
    startTimeMs,
    endTimeMs: Math.max(startTimeMs + 1, Math.round(chapter.end * 1000)),
    tags: {
      title: chapter.title,
      ...(chapter.link !== undefined && {
        userDefinedUrl: [{ description: 'chapter url', url: chapter.link }],
      }),
      ...(chapter.picture !== undefined && {
        image: picture(chapter.picture, pictureMediaType(chapter.picture), 0),
      }),
    },
  }
}

function chapterName(index: number): string {
  return `chp${index}`
}

function pictureMediaType(bytes: Uint8Array): string {
  return bytes[0] === 0x89 ? 'image/png' : 'image/jpeg'
}

/** `id` is 3 for the front cover, 0 for another picture. */
function picture(bytes: Uint8Array, mime: string, id: number): NonNullable<Tags['image']> {
  return { mime, type: { id }, description: '', imageBuffer: Buffer.from(bytes) }
}
