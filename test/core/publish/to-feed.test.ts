import * as fc from 'fast-check'
import { parseRssFeed } from 'feedsmith'
import { parseFeed } from 'podcast-partytime'
import { describe, expect, test } from 'vitest'
import { feedLine } from '../../../src/core/publish/feed-text.ts'
import { podcastGuid } from '../../../src/core/publish/podcast-guid.ts'
import { toFeed, type FeedOrder } from '../../../src/core/publish/to-feed.ts'
import { isWellFormed } from './is-well-formed.ts'
import { goodEpisode, goodShow } from './sample-feed.ts'

const guid = '917393e3-1b1e-5cef-ace4-edaa54e1f810'
const order: FeedOrder = {
  show: goodShow,
  episodes: [{ ...goodEpisode, id: 'older', date: '2026-10-01T00:00:00Z' }, goodEpisode],
  address: 'https://example.org/podcast',
  guid,
  builtAt: new Date('2026-11-23T18:00:00Z'),
}

describe('a feed', () => {
  test('says of the show and of each episode, for programs, that artificial voices speak', () => {
    const xml = toFeed(order)
    const mark = '<podcast:txt purpose="ai-content">true</podcast:txt>'
    expect(xml.split('<item>').map((part) => part.split(mark).length - 1)).toEqual([1, 1, 1])
    const read = parseRssFeed(xml)
    expect(read.podcast?.txts).toEqual([{ display: 'true', purpose: 'ai-content' }])
  })

  test('is read by a parser of podcasts with all that directories require', () => {
    const feed = parseFeed(toFeed(order))
    expect(feed).toMatchObject({
      title: 'Deep Water',
      link: 'https://example.org/podcast/',
      description: 'How sound travels.',
      language: 'en-GB',
      copyright: '© 2026 Ada Diver',
      explicit: false,
      itunesType: 'episodic',
      itunesImage: 'https://example.org/podcast/cover.jpg',
      itunesCategory: ['Society & Culture > Documentary'],
      author: 'Ada Diver',
      owner: { name: 'Ada Diver', email: 'ada@example.org' },
      guid,
      medium: 'podcast',
      lastBuildDate: new Date('2026-11-23T18:00:00Z'),
    })
    expect(feed?.items.map((item) => item.guid)).toEqual([goodEpisode.id, 'older'])
    const folder = 'https://example.org/podcast/episodes/how%20sound'
    expect(feed?.items[0]).toMatchObject({
      title: 'How sound travels',
      enclosure: {
        url: `${folder}/7%20%E2%80%93%20it%E2%80%99s.mp3`,
        length: 29_350_123,
        type: 'audio/mpeg',
      },
      pubDate: new Date('2026-11-02T06:30:00.000Z'),
      duration: 1834,
      explicit: false,
      itunesEpisode: 7,
      itunesSeason: 2,
      itunesEpisodeType: 'full',
      podcastTranscripts: [
        { url: `${folder}/7.vtt`, type: 'text/vtt', language: 'en-GB' },
        { url: `${folder}/7.html`, type: 'text/html', language: 'en-GB' },
      ],
      podcastChapters: { url: `${folder}/7.chapters.json`, type: 'application/json+chapters' },
    })
  })

  test('writes dates, booleans and its own address as the standards ask', () => {
    const xml = toFeed(order)
    expect(isWellFormed(xml)).toBe(true)
    expect(xml).toContain('<pubDate>Mon, 02 Nov 2026 06:30:00 GMT</pubDate>')
    expect(xml).toContain(`<guid isPermaLink="false">${goodEpisode.id}</guid>`)
    expect(xml).toContain(
      '<atom:link href="https://example.org/podcast/feed.xml" rel="self" type="application/rss+xml"/>',
    )
    expect(xml.match(/<itunes:explicit>[^<]*/g)).toEqual(Array(3).fill('<itunes:explicit>false'))
    expect(xml).toContain(
      '<content:encoded><![CDATA[<p>Four times as fast. See <a href="https://example.org/a?b=1&amp;c=2">https://example.org/a?b=1&amp;c=2</a>.</p>' +
        '<ul><li>0:00 Start</li><li>1:02 <a href="https://example.org/deep">Into the &lt;deep&gt;</a></li></ul>' +
        '<p><em>The voices are artificial.</em></p>]]></content:encoded>',
    )
  })

  test.each([
    ['the end of a section', 'A ]]> B <![CDATA[ ]]]]>'],
    ['tags and marks', `<script>&amp;</script> "'`],
    ['right-to-left marks', '\u202eabc\u2067שלום\u2069\u200f'],
    ['500 letters', 'W'.repeat(500)],
    ['emoji alone', '🎙️👩‍👩‍👧‍👦'],
    ['what looks like a tag of ours', 'x</title><itunes:explicit>yes</itunes:explicit>'],
  ])('survives a title with %s', (_, title) => {
    const xml = toFeed({ ...order, show: { ...goodShow, title }, episodes: [{ ...goodEpisode, title }] })
    expect(isWellFormed(xml)).toBe(true)
    const read = parseRssFeed(xml)
    expect([read.title, read.items?.[0]?.title]).toEqual([title, title])
  })

  test('is XML whatever a person writes', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(']]>', '<', '&', '\u0000', '\ud800', '\uffff'),
    )
    const texts = fc.array(any, { maxLength: 8 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(texts, texts, (title, description) => {
        const xml = toFeed({
          ...order,
          show: {
            ...goodShow,
            title,
            description,
            author: title,
            feed: { ...goodShow.feed, ownerName: description },
          },
          episodes: [
            { ...goodEpisode, title, description, author: title, link: `https://example.org/${title}` },
          ],
        })
        expect(isWellFormed(xml)).toBe(true)
        if (feedLine(title) !== '') expect(xml).toMatch(/<title>\S/)
      }),
      { numRuns: 40 },
    )
  })

  test('the check for XML finds what is none', () => {
    for (const broken of [
      '<a>',
      '<a></b>',
      '<a>&</a>',
      '<a b="&"/>',
      '<a>]]></a>',
      '<a>\u0001</a>',
      '<a/><b/>',
      'x',
    ])
      expect(isWellFormed(broken)).toBe(false)
    expect(isWellFormed('<a b="&amp;"><c/>x<![CDATA[<]]></a>')).toBe(true)
  })
})

// https://podcasting2.org/docs/podcast-namespace/tags/guid
test.each([
  ['https://podnews.net/rss', '9b024349-ccf0-5f69-a609-6b82873eab3c'],
  ['http://podnews.net/rss///', '9b024349-ccf0-5f69-a609-6b82873eab3c'],
  ['https://mp3s.nashownotes.com/pc20rss.xml', guid],
])('the guid of %s is %s', (address, expected) => {
  expect(podcastGuid(address)).toBe(expected)
})
