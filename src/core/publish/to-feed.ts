import { generateRssFeed } from 'feedsmith'
import { webAddress } from '../text/web-address.ts'
import { readCategory } from './apple-categories.ts'
import { htmlNotes, plainNotes } from './episode-notes.ts'
import type { FeedEpisode, FeedShow } from './feed-show.ts'
import { feedLine, feedText } from './feed-text.ts'
import { publicAddress } from './public-address.ts'

export type FeedOrder = {
  readonly show: FeedShow
  readonly episodes: readonly FeedEpisode[]
  /** Public address of the folder. */
  readonly address: string
  /** `podcast:guid`; it stays when the address changes. */
  readonly guid: string
  /** When the feed was last another one. */
  readonly builtAt: Date
}

/**
 * That artificial voices speak, for programs; people read it in the notes. The namespace leaves the purposes of `podcast:txt`
 * open (https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/txt.md); RSS.com, TrueFans and Podnews
 * write or read this one for each episode, and for the show where it is true of one
 * (https://albertobeta.github.io/ai-disclosure-rss-proposal).
 */
const artificialVoices = { display: 'true', purpose: 'ai-content' }

/** The name of the feed in its folder. */
export const feedName = 'feed.xml'

/**
 * A show and its episodes, the newest first, as RSS 2.0 with all that Apple Podcasts and Spotify require
 * (https://podcasters.apple.com/support/823-podcast-requirements,
 * https://support.spotify.com/us/creators/article/podcast-specification-doc).
 */
export function toFeed(order: FeedOrder): string {
  const { show, episodes, address, guid, builtAt } = order
  const { feed, cover } = show
  const title = feedLine(show.title)
  const home = webAddress(feed.link) ?? `${address}/`
  const author = feedLine(show.author) || title
  const category = readCategory(feed.category)
  const owner = { name: feedLine(feed.ownerName) || author, email: feedLine(feed.email) }
  const image = cover === undefined ? undefined : publicAddress(address, cover.path)
  const newestFirst = episodes.toSorted((one, other) => Date.parse(other.date) - Date.parse(one.date))
  const xml = generateRssFeed({
    title,
    link: home,
    description: feedText(show.description) || title,
    language: feedLine(show.language),
    copyright: feedLine(feed.copyright),
    lastBuildDate: builtAt,
    generator: 'Castwright',
    atom: {
      links: [{ href: publicAddress(address, feedName), rel: 'self', type: 'application/rss+xml' }],
    },
    ...(image === undefined ? {} : { image: { url: image, title, link: home } }),
    itunes: {
      ...(image === undefined ? {} : { image }),
      ...(category === undefined ? {} : { categories: [categoryTag(category)] }),
      explicit: feed.isExplicit,
      author,
      type: 'episodic',
      owner,
    },
    podcast: { guid, medium: 'podcast', txts: [artificialVoices] },
    items: newestFirst.map((episode) => itemOf(order, episode)),
  })
  return tidy(xml)
}

function categoryTag({ category, part }: NonNullable<ReturnType<typeof readCategory>>) {
  return part === undefined ? { text: category } : { text: category, categories: [{ text: part }] }
}

function itemOf({ show, address }: FeedOrder, episode: FeedEpisode) {
  const at = (path: string) => publicAddress(address, path)
  const { audio, cover, number, season, chaptersPath } = episode
  const language = feedLine(episode.language ?? show.language)
  const author = feedLine(episode.author ?? show.author)
  const link = webAddress(episode.link)
  return {
    title: feedLine(episode.title),
    ...(link === undefined ? {} : { link }),
    description: plainNotes({ show, episode }),
    enclosures: [{ url: at(audio.path), length: audio.bytes, type: audio.mediaType }],
    guid: { value: episode.id, isPermaLink: false },
    pubDate: new Date(episode.date),
    content: { encoded: htmlNotes({ show, episode }) },
    itunes: {
      duration: Math.max(1, Math.round(episode.seconds)),
      ...(cover === undefined ? {} : { image: at(cover.path) }),
      explicit: episode.isExplicit,
      ...(author === '' ? {} : { author }),
      ...(number === undefined ? {} : { episode: number }),
      ...(season === undefined ? {} : { season }),
      episodeType: 'full',
    },
    podcast: {
      transcripts: episode.transcripts.map(({ path, mediaType }) => ({
        url: at(path),
        type: mediaType,
        ...(language === '' ? {} : { language }),
      })),
      ...(chaptersPath === undefined
        ? {}
        : { chapters: { url: at(chaptersPath), type: 'application/json+chapters' } }),
      ...(author === '' ? {} : { persons: [{ display: author, role: 'author', group: 'writing' }] }),
      txts: [artificialVoices],
      ...(season === undefined ? {} : { season: { number: season } }),
      ...(number === undefined ? {} : { episode: { number } }),
    },
  }
}

const untidy = /\s*((?:<!\[CDATA\[[\s\S]*?\]\]>)+)\s*|<itunes:explicit>(yes|no)<\/itunes:explicit>/g

/** No space around a text, and of the booleans those that Apple reads. What stands in a text is left as it is. */
function tidy(xml: string): string {
  return xml.replaceAll(untidy, (_, text: string | undefined, answer: string | undefined) =>
    text === undefined ? `<itunes:explicit>${answer === 'yes' ? 'true' : 'false'}</itunes:explicit>` : text,
  )
}
