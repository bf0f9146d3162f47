import { expect, test } from 'vitest'
import type { EpisodeTags } from '../../../src/core/tags/episode-tags.ts'
import { id3Bytes } from '../../../src/main/tags/id3-bytes.ts'
import { isStudioError } from '../../../src/shared/studio-error.ts'

const plain: EpisodeTags = { title: 'Plain', chapters: [] }
const chapters = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ title: `Chapter ${at}`, start: at, end: at + 1 }))

/** Frames of a tag of version 2.3: name and content. */
function framesOf(tag: Uint8Array): { name: string; body: Buffer }[] {
  const bytes = Buffer.from(tag)
  const frames: { name: string; body: Buffer }[] = []
  for (let at = 10; at < bytes.length;) {
    const length = bytes.readUInt32BE(at + 4)
    frames.push({
      name: bytes.toString('latin1', at, at + 4),
      body: bytes.subarray(at + 10, at + 10 + length),
    })
    at += 10 + length
  }
  return frames
}

const bodies = (tags: EpisodeTags, name: string): Buffer[] =>
  framesOf(id3Bytes(tags))
    .filter((frame) => frame.name === name)
    .map(({ body }) => body)

test('the tag says its version and its length, and holds no frame of a later version', () => {
  const tag = Buffer.from(id3Bytes({ ...plain, date: '2026-11-23', language: 'de' }))
  expect(tag.toString('latin1', 0, 3)).toBe('ID3')
  expect([...tag.subarray(3, 6)]).toEqual([3, 0, 0])
  const [a = 0, b = 0, c = 0, d = 0] = tag.subarray(6, 10)
  expect((a << 21) | (b << 14) | (c << 7) | d).toBe(tag.length - 10)
  expect(framesOf(tag).map(({ name }) => name)).toEqual(['TIT2', 'TCON', 'TYER', 'TDAT', 'TLAN'])
  // Day and month, in UTF-16 with its mark of order.
  expect(bodies({ ...plain, date: '2026-11-23' }, 'TDAT')[0]).toEqual(
    Buffer.concat([Buffer.from([1, 0xff, 0xfe]), Buffer.from('2311', 'utf16le')]),
  )
})

test('chapters are in one ordered table at the top, their places given in time alone', () => {
  const tags = { ...plain, chapters: chapters(2) }
  expect(bodies(tags, 'CTOC')).toEqual([Buffer.from('toc\0\x03\x02chp0\0chp1\0', 'latin1')])
  const [first, second] = bodies(tags, 'CHAP')
  expect(first?.subarray(0, 21).toString('hex')).toBe('636870300000000000000003e8ffffffffffffffff')
  expect(second?.readUInt32BE(5)).toBe(1000)
})

test('more chapters than one table counts lie in tables of a table', () => {
  const tables = bodies({ ...plain, chapters: chapters(300) }, 'CTOC')
  expect(tables.map((body) => body.toString('latin1', 0, body.indexOf(0)))).toEqual(['toc', 'toc0', 'toc1'])
  expect(tables[0]).toEqual(Buffer.from('toc\0\x03\x02toc0\0toc1\0', 'latin1'))
  // Flags and count: ordered, not the top; 255 and 45.
  expect(tables.slice(1).map((body) => [...body.subarray(5, 7)])).toEqual([
    [1, 255],
    [1, 45],
  ])
  expect(bodies({ ...plain, chapters: chapters(300) }, 'CHAP')).toHaveLength(300)
})

test('what is empty, no day there is or no address of the web gets no frame', () => {
  const link = 'javascript:alert(1)'
  const tags = {
    title: 'x',
    author: ' \u200F',
    comment: '',
    lyrics: '',
    date: 'soon',
    number: 0,
    language: '',
    link,
  }
  const names = framesOf(id3Bytes({ ...tags, chapters: [{ title: 'y', start: 1, end: 1 }] })).map(
    ({ name }) => name,
  )
  expect(names).toEqual(['TIT2', 'TCON'])
})

test('pictures of chapters that make too long a tag are refused', () => {
  const picture = new Uint8Array(512_000)
  const tags = { ...plain, chapters: chapters(126).map((chapter) => ({ ...chapter, picture })) }
  expect(() => id3Bytes(tags)).toThrow(
    expect.toSatisfy((error: unknown) => isStudioError(error, 'picture-too-large')),
  )
})
