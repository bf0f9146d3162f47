import type { FeedEpisode, FeedShow } from '../../../src/core/publish/feed-show.ts'

/** A show that Apple and Spotify have nothing against. */
export const goodShow: FeedShow = {
  title: 'Deep Water',
  author: 'Ada Diver',
  description: 'How sound travels.',
  language: 'en-GB',
  feed: {
    address: 'https://example.org/podcast',
    email: 'ada@example.org',
    ownerName: 'Ada Diver',
    category: 'Society & Culture/Documentary',
    isExplicit: false,
    copyright: '© 2026 Ada Diver',
  },
  disclosure: { text: 'The voices are artificial.' },
  cover: { path: 'cover.jpg', mediaType: 'image/jpeg', width: 3000, height: 3000, bytes: 200_000 },
}

/** An episode of it. */
export const goodEpisode: FeedEpisode = {
  id: '0190a5f8-1c2d-7e3f-8a4b-5c6d7e8f9a0b',
  title: 'How sound travels',
  description: 'Four times as fast. See https://example.org/a?b=1&c=2.',
  number: 7,
  season: 2,
  date: '2026-11-02T06:30:00.000Z',
  isExplicit: false,
  seconds: 1834.4,
  audio: { path: 'episodes/how sound/7 – it’s.mp3', mediaType: 'audio/mpeg', bytes: 29_350_123 },
  transcripts: [
    { path: 'episodes/how sound/7.vtt', mediaType: 'text/vtt' },
    { path: 'episodes/how sound/7.html', mediaType: 'text/html' },
  ],
  chapters: [
    { title: 'Start', start: 0, end: 62.5 },
    { title: 'Into the <deep>', start: 62.5, end: 1834.4, link: 'https://example.org/deep' },
  ],
  chaptersPath: 'episodes/how sound/7.chapters.json',
}
