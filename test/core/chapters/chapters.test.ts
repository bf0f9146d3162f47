import { describe, expect, test } from 'vitest'
import { episodeChapters } from '../../../src/core/chapters/episode-chapters.ts'
import { showNotes } from '../../../src/core/chapters/show-notes.ts'
import { toChaptersJson } from '../../../src/core/chapters/to-chapters-json.ts'

const marks = [
  { title: 'Opening', at: 6000 },
  { title: 'Part two', at: 48_000 },
  { title: 'Its beginning', at: 48_000 },
  { title: 'constructor', at: 72_000 },
  { title: 'After the end', at: 240_000 },
]
const picture = Uint8Array.of(1, 2, 3)
const pictureAddress = (chapter: number) => (chapter === 1 ? 'https://example.org/p.jpg' : undefined)
const notes = {
  'Part two': { link: ' https://example.org/a?b=1&c=2 ' },
  constructor: { isHidden: true },
  Opening: { link: 'javascript:alert(1)' },
}

describe('chapters of an episode', () => {
  test('last until the next; hidden, empty and late ones are left out; what is no web address is no link', () => {
    const pictureOf = (title: string) => (title === 'Its beginning' ? picture : undefined)
    expect(episodeChapters(marks, { seconds: 10, notes, pictureOf })).toEqual([
      { title: 'Opening', start: 0, end: 2 },
      {
        title: 'Part two: Its beginning',
        start: 2,
        end: 10,
        link: 'https://example.org/a?b=1&c=2',
        picture,
      },
    ])
  })

  test('begin where they begin after an intro, and nobody inherits notes from every object', () => {
    expect(episodeChapters([{ title: 'constructor', at: 24_000 * 12 }], { seconds: 20, notes: {} })).toEqual([
      { title: 'constructor', start: 12, end: 20 },
    ])
  })

  test('as JSON 1.2.0', () => {
    const chapters = episodeChapters(marks, { seconds: 10.00049, notes })
    expect(JSON.parse(toChaptersJson(chapters, { title: 'T', show: 'S', pictureAddress }))).toEqual({
      version: '1.2.0',
      title: 'T',
      podcastName: 'S',
      chapters: [
        { startTime: 0, endTime: 2, title: 'Opening' },
        {
          startTime: 2,
          endTime: 10,
          title: 'Part two: Its beginning',
          img: 'https://example.org/p.jpg',
          url: 'https://example.org/a?b=1&c=2',
        },
      ],
    })
  })

  test('stand in the show notes with times and links', () => {
    expect(
      showNotes({
        title: 'On *sound*',
        description: 'About **sound**.\n',
        chapters: [
          { title: 'Start', start: 0, end: 3661 },
          { title: 'A [link]', start: 3661, end: 4000, link: 'https://example.org/(a)' },
        ],
        disclosure: 'Artificial voices speak.',
      }),
    ).toBe(
      String.raw`# On \*sound\*` +
        `\n\nAbout **sound**.\n\n## Chapters\n\n- 0:00 Start\n- 1:01:01 [A \\[link\\]](<https://example.org/(a)>)\n\n_Artificial voices speak._\n`,
    )
  })
})
