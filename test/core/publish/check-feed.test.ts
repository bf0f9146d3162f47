import { describe, expect, test } from 'vitest'
import { checkFeed } from '../../../src/core/publish/check-feed.ts'
import type { FeedEpisode, FeedPicture, FeedShow } from '../../../src/core/publish/feed-show.ts'
import { goodEpisode, goodShow } from './sample-feed.ts'

const now = new Date('2026-11-23T18:00:00Z')
const cover: FeedPicture = {
  path: 'cover.jpg',
  mediaType: 'image/jpeg',
  width: 3000,
  height: 3000,
  bytes: 200_000,
}
const rules = (show: FeedShow, episodes: readonly FeedEpisode[]) =>
  checkFeed(show, episodes, now).map(({ level, rule }) => `${level}: ${rule}`)

test('nothing is wrong with a good show', () => {
  expect(checkFeed(goodShow, [goodEpisode], now)).toEqual([])
})

describe('what is wrong with a show', () => {
  const show: readonly (readonly [string, Partial<FeedShow>])[] = [
    ['refused: title-missing', { title: ' ' }],
    ['refused: title-long', { title: 'x'.repeat(256) }],
    ['refused: description-missing', { description: undefined }],
    ['refused: description-long', { description: 'x'.repeat(4001) }],
    ['refused: language-missing', { language: undefined }],
    ['refused: language-unknown', { language: 'English' }],
    ['refused: cover-missing', { cover: undefined }],
    ['refused: cover-size', { cover: { ...cover, width: 1399, height: 1399 } }],
    ['refused: cover-size', { cover: { ...cover, width: 3001, height: 3001 } }],
    ['refused: cover-shape', { cover: { ...cover, height: 2000 } }],
    ['refused: cover-type', { cover: { ...cover, mediaType: 'image/webp' } }],
    ['advice: cover-heavy', { cover: { ...cover, bytes: 600_000 } }],
    ['advice: author-missing', { author: '' }],
    ['advice: disclosure-missing', { disclosure: { text: '' } }],
  ]
  const feed: readonly (readonly [string, Partial<FeedShow['feed']>])[] = [
    ['refused: category-missing', { category: undefined }],
    ['refused: category-unknown', { category: 'Society & Culture/Baseball' }],
    ['refused: category-unknown', { category: 'constructor' }],
    ['refused: email-missing', { email: undefined }],
    ['refused: email-broken', { email: 'ada@example' }],
    ['refused: address-missing', { address: undefined }],
    ['refused: address-broken', { address: 'example.org/podcast' }],
    ['refused: address-broken', { address: 'ftp://example.org' }],
    ['refused: address-local', { address: 'http://localhost:8080' }],
    ['refused: address-local', { address: 'http://127.0.0.1/podcast' }],
    ['refused: address-local', { address: 'http://192.168.1.20:8080' }],
    ['refused: address-local', { address: 'http://172.20.0.1' }],
    ['refused: address-local', { address: 'http://[::1]:80/x' }],
    ['refused: address-local', { address: 'https://studio.local/podcast' }],
    ['refused: address-query', { address: 'https://example.org/?folder=a' }],
    ['refused: address-letters', { address: 'https://bücher.example/podcast' }],
    ['advice: address-http', { address: 'http://example.org/podcast' }],
    ['advice: link-broken', { link: 'example.org' }],
    ['advice: copyright-missing', { copyright: undefined }],
  ]
  test.each([
    ...show,
    ...feed.map(([rule, change]) => [rule, { feed: { ...goodShow.feed, ...change } }] as const),
  ])('%s: %j', (rule, change) => {
    expect(rules({ ...goodShow, ...change }, [goodEpisode])).toEqual([rule])
  })

  test('it has no episode', () => {
    expect(rules(goodShow, [])).toEqual(['refused: no-episodes'])
  })
})

describe('what is wrong with an episode', () => {
  const { audio } = goodEpisode
  test.each<readonly [string, Partial<FeedEpisode>]>([
    ['refused: episode-title-missing', { title: '\u0000 ' }],
    ['refused: episode-title-long', { title: 'x'.repeat(500) }],
    ['refused: id-missing', { id: '' }],
    ['refused: audio-type', { audio: { ...audio, path: 'a.wav', mediaType: 'audio/wav' } }],
    ['refused: audio-type', { audio: { ...audio, path: 'a/constructor' } }],
    ['refused: audio-mislabelled', { audio: { ...audio, mediaType: 'audio/ogg' } }],
    ['refused: audio-empty', { audio: { ...audio, bytes: 0 } }],
    ['refused: audio-empty', { seconds: 0 }],
    ['refused: date-missing', { date: 'soon' }],
    ['refused: episode-description-long', { description: 'x'.repeat(3999) }],
    ['refused: cover-shape', { cover: { ...cover, width: 1400 } }],
    ['advice: date-future', { date: '2026-11-24T00:00:00Z' }],
    ['advice: audio-heavy', { audio: { ...audio, bytes: 300 * 2 ** 20 } }],
    ['advice: episode-description-missing', { description: '' }],
    ['advice: episode-link-broken', { link: 'javascript:alert(1)' }],
    ['advice: transcript-missing', { transcripts: [] }],
  ])('%s: %j', (rule, change) => {
    const found = checkFeed(goodShow, [{ ...goodEpisode, ...change }], now)
    expect(found.map(({ level, rule: name }) => `${level}: ${name}`)).toEqual([rule])
    expect(found[0]?.episode).toBe(change.id ?? goodEpisode.id)
  })

  test('two have one id, or one time; refusals come first', () => {
    expect(rules(goodShow, [goodEpisode, goodEpisode])).toEqual(['refused: guid-twice', 'advice: date-twice'])
  })
})

test('every finding says in sentences what is wrong and what to do', () => {
  const bare: FeedShow = {
    title: '',
    feed: { isExplicit: false },
    disclosure: { text: '' },
    cover: undefined,
  }
  for (const { message, wayOut } of checkFeed(bare, [{ ...goodEpisode, id: '', seconds: 0 }], now)) {
    expect(message).toMatch(/^\S.*\.$/)
    expect(wayOut).toMatch(/^[A-Z].*\.$/)
  }
})
