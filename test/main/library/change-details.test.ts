import { expect, test } from 'vitest'
import { changeChapter, changeDetails, knownDetails } from '../../../src/main/library/change-details.ts'
import { episodeFileSchema } from '../../../src/main/library/episode-file.ts'

test('what is changed is changed, what is empty goes, what another version wrote stays', () => {
  const details = { author: 'Ada', number: 3, isExplicit: true, guests: ['Ben'] }
  expect(
    changeDetails(details, { author: 'Ada Martin', number: null, isExplicit: null, description: '' }),
  ).toEqual({
    author: 'Ada Martin',
    guests: ['Ben'],
  })
})

test('a day is kept as a moment of that day; the time that it had stays with it', () => {
  expect(changeDetails({}, { date: '2026-11-23' })).toEqual({ date: '2026-11-23T00:00:00Z' })
  const timed = { date: '2026-11-23T09:30:00Z' }
  expect(changeDetails(timed, { date: '2026-11-23' })).toEqual(timed)
  expect(changeDetails(timed, { date: null })).toEqual({})
})

test('chapters have their links and are left out by their title, also by that of what every object has', () => {
  const linked = changeChapter({}, { title: '__proto__', link: 'https://example.com/a' })
  const hidden = changeChapter(linked, { title: 'constructor', isHidden: true })
  expect(Object.entries(hidden)).toEqual([
    ['__proto__', { link: 'https://example.com/a' }],
    ['constructor', { isHidden: true }],
  ])
  expect(changeChapter(hidden, { title: 'constructor', isHidden: false })).not.toHaveProperty(
    'constructor.isHidden',
  )
  expect(Object.keys(changeChapter(linked, { title: '__proto__', link: null }))).toEqual([])
})

test.each(['javascript:alert(1)', 'file:///etc/passwd', 'example.com', 'https://'])(
  'exploit: %s is no link of an episode or a chapter',
  (link) => {
    expect(() => changeDetails({}, { link })).toThrow(/is not an address of the web/)
    expect(() => changeChapter({}, { title: 'One', link })).toThrow(/is not an address of the web/)
  },
)

test('the page is told a day and what is known of each chapter', () => {
  const file = episodeFileSchema.parse({
    version: 1,
    id: '11111111-1111-4111-8111-111111111111',
    title: 'Talk',
    createdAt: '2026-11-23T12:00:00Z',
    updatedAt: '2026-11-23T12:00:00Z',
    engine: 'draft',
    cast: {},
    turns: [],
    chapters: [],
    details: { date: '2026-11-23T09:30:00Z', season: 2 },
    chapterDetails: { One: { isHidden: true, picture: 'one.png' } },
  })
  expect(knownDetails(file, (picture) => ({ file: picture }))).toEqual({
    date: '2026-11-23',
    season: 2,
    chapters: { One: { isHidden: true, picture: { file: 'one.png' } } },
  })
})
