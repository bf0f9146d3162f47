import { describe, expect, test } from 'vitest'
import { castSources } from '../../../src/core/cast/cast-sources.ts'
import { resolveCast } from '../../../src/core/cast/resolve-cast.ts'
import { parseScript } from '../../../src/core/script/parse-script.ts'
import { printScript } from '../../../src/core/script/print-script.ts'
import { changeShow } from '../../../src/core/show/change-show.ts'
import { disclosureChecklist } from '../../../src/core/show/disclosure-checklist.ts'
import { usualDisclosure } from '../../../src/core/show/disclosure-text.ts'
import { episodeProfile } from '../../../src/core/show/episode-profile.ts'
import { findShow } from '../../../src/core/show/find-show.ts'
import { frontMatterFor } from '../../../src/core/show/front-matter-for.ts'
import { linesTouched } from '../../../src/core/show/lines-touched.ts'
import type { ShowProfile } from '../../../src/core/show/show-profile.ts'
import { showShare } from '../../../src/core/show/show-share.ts'
import { isDisclosure, withShow } from '../../../src/core/show/with-show.ts'

const deepWater: ShowProfile = {
  id: '33333333-3333-4333-8333-333333333333',
  title: 'Deep Water',
  formerTitles: ['Under the Sea'],
  author: 'Ada',
  language: 'en-GB',
  cast: { host: { voice: 'Zephyr', pace: 1.1 }, Guest: { voice: 'Puck', style: 'warm' } },
  music: { intro: 'theme', bed: 'waves' },
  loudness: 'spotify',
  cover: 'cover.jpg',
  feed: { isExplicit: false, copyright: '2026 Ada' },
  disclosure: { text: 'Artificial voices.', spoken: 'These voices are artificial.' },
}
const script = parseScript(
  '---\nshow: deep  water\ncast:\n  Guest: Kore\n---\n\n# One\n\nHost: Hello.\nGuest: Hello to you.\nHost: So.\n\n[pause 2s]\n',
)
const facts = { title: 'Sound', details: {}, music: {} }

describe('the show of a name', () => {
  const older = { ...deepWater, title: 'Café', formerTitles: [] }
  const newer = { ...deepWater, title: 'Tea', formerTitles: ['Cafe'] }
  test.each([
    ['deep  WATER', deepWater],
    [' under the sea ', deepWater],
    ['cafe\u0301', older],
    ['tea', newer],
    ['Shallow Water', undefined],
    ['  ', undefined],
    [undefined, undefined],
  ])('%s', (name, show) => expect(findShow([deepWater, newer, older], name)).toBe(show))

  test('a title that a show had before is not lost by renaming, and not kept when it comes back', () => {
    const renamed = changeShow(deepWater, { title: 'The Deep' })
    expect(findShow([renamed], 'Deep Water')).toBe(renamed)
    expect(changeShow(renamed, { title: 'Deep Water' }).formerTitles).toEqual(['Under the Sea', 'The Deep'])
  })

  test('of titles without number the latest are remembered: a show can always be renamed', () => {
    const titles = Array.from({ length: 250 }, (_, number) => `Title ${number}`)
    const renamed = titles.reduce((show, title) => changeShow(show, { title }), deepWater)
    expect(renamed.formerTitles).toEqual(titles.slice(-201, -1))
  })
})

describe('what an episode has from its show', () => {
  test('the episode goes before its script, that before the show, that before voices given out', () => {
    const cast = resolveCast(
      script,
      castSources(
        { cast: { Host: { pace: 0.9 } }, givenVoices: { Host: 'Leda', Guest: 'Leda' } },
        script.frontMatter?.cast,
        deepWater.cast,
      ),
    )
    expect(Object.fromEntries(cast)).toEqual({
      Host: { voice: 'Zephyr', style: undefined, pace: 0.9 },
      Guest: { voice: 'Kore', style: 'warm', pace: 1 },
    })
  })

  test('only what nobody nearer says is counted as the show’s', () => {
    expect(showShare(deepWater, script, { Host: { pace: 0.9 } })).toEqual({
      cast: { Host: { voice: 'Zephyr' }, Guest: { style: 'warm' } },
      language: 'en-GB',
      spoken: 'These voices are artificial.',
    })
    const bare = { cast: { Chorus: { voice: 'Orus' } }, disclosure: { text: 'Artificial.' } }
    expect(showShare(bare, script, {})).toBeUndefined()
    expect(showShare(undefined, script, {})).toBeUndefined()
  })

  test('a change touches the lines of those whom it makes sound otherwise', () => {
    const changed = (cast: ShowProfile['cast'], more: Partial<ShowProfile> = {}) => ({
      ...deepWater,
      ...more,
      cast: { ...deepWater.cast, ...cast },
    })
    const touched = (after: ShowProfile) => linesTouched(script, {}, deepWater, after)
    expect(touched(deepWater)).toBe(0)
    // Two lines of the host, and the disclosure, which the host says.
    expect(touched(changed({ host: { voice: 'Leda' } }))).toBe(3)
    expect(touched(changed({ Guest: { voice: 'Leda', style: 'warm' } }))).toBe(0)
    expect(touched(changed({ Guest: { voice: 'Puck', style: 'cold' } }))).toBe(1)
    expect(touched(changed({}, { language: 'en-US' }))).toBe(4)
    expect(touched(changed({}, { disclosure: { text: 'x', spoken: 'Said otherwise.' } }))).toBe(1)
    expect(touched(changed({}, { disclosure: { text: 'x' } }))).toBe(0)
  })

  test('the profile takes the episode’s own word first, and knows what is not wanted', () => {
    const own = {
      ...facts,
      details: { author: 'Ben', cover: 'own.png' },
      music: { intro: null, bed: 'rain' },
    }
    expect(episodeProfile(deepWater, own, script)).toMatchObject({
      show: 'Deep Water',
      author: 'Ben',
      language: 'en-GB',
      loudness: 'spotify',
      music: { intro: undefined, outro: undefined, bed: 'rain' },
      cover: { of: 'episode', file: 'own.png' },
      copyright: '2026 Ada',
      disclosure: deepWater.disclosure,
    })
    expect(episodeProfile(undefined, facts, script)).toMatchObject({
      show: 'deep  water',
      loudness: 'podcast',
      cover: undefined,
      disclosure: { text: usualDisclosure },
    })
  })
})

describe('the spoken disclosure', () => {
  test('is the last line, said by the first speaker, before what follows the last written line', () => {
    const spoken = withShow(script, deepWater)
    expect(spoken.items.map((item) => (item.kind === 'turn' ? item.text : item.kind))).toEqual([
      'chapter',
      'Hello.',
      'Hello to you.',
      'So.',
      'These voices are artificial.',
      'cue',
    ])
    const last = spoken.turns.at(-1)
    expect(last).toMatchObject({ index: 3, speaker: 'Host' })
    expect(spoken.turns.filter(isDisclosure)).toEqual([last])
    expect(spoken.speakers[0]).toMatchObject({ name: 'Host', turns: 3, words: 6 })
    expect(printScript(spoken)).toBe(printScript(script))
    expect(spoken.frontMatter?.language).toBe('en-GB')
  })

  test('is not there without a show, without its text, or where nobody speaks', () => {
    expect(withShow(script, undefined)).toBe(script)
    const silent = { ...deepWater, language: undefined, disclosure: { text: 'Text.', spoken: '  ' } }
    expect(withShow(script, silent)).toBe(script)
    expect(withShow(parseScript('# Only a heading\n'), deepWater).turns).toEqual([])
  })
})

test('an empty text takes a member away, and members of newer versions stay', () => {
  const newer = { ...deepWater, feed: { ...deepWater.feed, link: 'https://a.example', mood: 'blue' } }
  const changed = changeShow(newer, {
    author: '  ',
    feed: { link: '', email: ' ada@example.com ', isExplicit: true },
    disclosure: { spoken: '' },
    music: { bed: '' },
  })
  expect(JSON.parse(JSON.stringify(changed))).toMatchObject({
    feed: { email: 'ada@example.com', isExplicit: true, mood: 'blue', copyright: '2026 Ada' },
    disclosure: { text: 'Artificial voices.' },
    music: { intro: 'theme' },
  })
  expect([changed.author, changed.feed.link, changed.disclosure.spoken, changed.music.bed]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

test.each([
  'Deep Water',
  'true',
  'Sound: a story',
  '"Quoted"',
  '- dash',
  'Émilie’s Café',
  '] ]>',
  '2026',
  ' x',
])('a new script names the show %j so that it is read back', (title) => {
  const read = parseScript(`${frontMatterFor(title)}Host: Hello.\n`)
  expect(read.frontMatter?.show).toBe(title.trim())
  expect(read.problems.filter(({ code }) => code.startsWith('front-matter'))).toEqual([])
})

test('every entry of the checklist has a source and the day it was looked at', () => {
  for (const { source, checked } of disclosureChecklist) {
    expect(new URL(source).protocol).toBe('https:')
    expect(checked).toMatch(/^2026-\d\d-\d\d$/)
  }
})
