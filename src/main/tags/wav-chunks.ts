import type { EpisodeTags } from '../../core/tags/episode-tags.ts'
import { tagFields, type TagFields } from '../../core/tags/tag-fields.ts'
import { id3Bytes } from './id3-bytes.ts'
import { asciiAddress } from './ascii-address.ts'

const utf8 = new TextEncoder()

/**
 * What stands after the samples of a WAV file: its tags as `LIST INFO`, in UTF-8 as FFmpeg writes them, its chapters as cue
 * points with labels, which audio editors show (Multimedia Programming Interface and Data Specifications 1.0, Microsoft and
 * IBM 1991), and both once more as ID3, which some programs read alone, and others for its letters. No pictures. `rate` in
 * Hz. Even in length.
 */
export function wavChunks(tags: EpisodeTags, rate: number): Uint8Array<ArrayBuffer> {
  const fields = tagFields(tags, asciiAddress)
  const chapters = tags.chapters.map((chapter) => ({ ...chapter, picture: undefined }))
  return joined([
    chunk('LIST', [utf8.encode('INFO'), ...infoOf(fields)]),
    ...cuesOf(fields.chapters, rate),
    chunk('id3 ', [id3Bytes({ ...tags, cover: undefined, chapters })]),
  ])
}

/** Names as FFmpeg and TagLib read them. There is no field for a word on artificial voices but the comment. */
function infoOf(fields: TagFields): readonly Uint8Array[] {
  const { title, author, show, number, date, language, comment, disclosure } = fields
  const said = [comment, disclosure].filter((part) => part !== undefined).join('\n\n')
  const values: readonly (readonly [string, string | number | undefined])[] = [
    ['INAM', title],
    ['IART', author],
    ['IPRD', show],
    ['ICRD', date],
    ['ICMT', said === '' ? undefined : said],
    ['ITRK', number],
    ['IPRT', number],
    ['IGNR', 'Podcast'],
    ['ILNG', language],
    ['ISFT', 'Castwright'],
  ]
  return values.flatMap(([name, value]) =>
    value === undefined ? [] : [chunk(name, [zeroEnded(String(value))])],
  )
}

/** Numbered from 0, as FFmpeg numbers the chapters of ID3: else it shows the last one twice. */
function cuesOf(chapters: TagFields['chapters'], rate: number): readonly Uint8Array[] {
  if (chapters.length === 0) return []
  const points = chapters.map(({ start }, index) => {
    const at = Math.round(start * rate)
    return joined([numbers(index, at), utf8.encode('data'), numbers(0, 0, at)])
  })
  const labels = chapters.map(({ title }, index) => chunk('labl', [numbers(index), zeroEnded(title)]))
  return [chunk('cue ', [numbers(points.length), ...points]), chunk('LIST', [utf8.encode('adtl'), ...labels])]
}

/** A chunk says how long it is and begins at an even place. */
function chunk(name: string, parts: readonly Uint8Array[]): Uint8Array {
  const content = joined(parts)
  return joined([utf8.encode(name), numbers(content.length), content, new Uint8Array(content.length % 2)])
}

function zeroEnded(text: string): Uint8Array {
  return utf8.encode(`${text}\0`)
}

/** Whole numbers of 32 bits, little-endian. */
function numbers(...values: readonly number[]): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(4 * values.length))
  for (const [index, value] of values.entries()) bytes.setUint32(4 * index, value, true)
  return new Uint8Array(bytes.buffer)
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
