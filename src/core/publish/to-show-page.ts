import { escapeAttribute, escapeMarkup } from '../text/escape-markup.ts'
import { spellClock } from '../text/spell-clock.ts'
import { spellDuration } from '../text/spell-duration.ts'
import { webAddress } from '../text/web-address.ts'
import type { FeedEpisode, FeedShow } from './feed-show.ts'
import { feedLine, feedText } from './feed-text.ts'
import { pageScript, scriptHash } from './page-script.ts'
import { pageStyle } from './page-style.ts'
import { relativeAddress } from './public-address.ts'
import { textHtml } from './text-html.ts'
import { feedName } from './to-feed.ts'

/** The name of the page in its folder. */
export const pageName = 'index.html'

/**
 * A page for the published folder: the show, its episodes, the newest first, each with a player, chapters to jump to and its
 * transcript. It plays without a script, fetches nothing from elsewhere, and shows every text as text.
 */
export function toShowPage(show: FeedShow, episodes: readonly FeedEpisode[]): string {
  const { cover } = show
  const newestFirst = episodes.toSorted((one, other) => Date.parse(other.date) - Date.parse(one.date))
  const language = feedLine(show.language)
  const author = feedLine(show.author)
  const disclosure = feedText(show.disclosure.text)
  const copyright = feedLine(show.feed.copyright)
  return `${[
    '<!doctype html>',
    `<html${language === '' ? '' : ` lang="${escapeAttribute(language)}"`}>`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${text(show.title)}</title>`,
    `<link rel="alternate" type="application/rss+xml" title="${escapeAttribute(feedLine(show.title))}" href="${feedName}">`,
    `<style>${pageStyle}</style>`,
    '</head>',
    '<body>',
    '<header>',
    ...(cover === undefined
      ? []
      : [`<img src="${relativeAddress(cover.path)}" alt="" width="176" height="176">`]),
    '<div>',
    `<h1 dir="auto">${text(show.title)}</h1>`,
    ...(author === '' ? [] : [`<p class="facts" dir="auto">${text(author)}</p>`]),
    textHtml(feedText(show.description)),
    `<p><a href="${feedName}">Subscribe by RSS</a></p>`,
    '</div>',
    '</header>',
    '<main>',
    ...newestFirst.map(episodeHtml),
    '</main>',
    '<footer>',
    ...(disclosure === '' ? [] : [`<p dir="auto">${text(disclosure)}</p>`]),
    ...(copyright === '' ? [] : [`<p dir="auto">${text(copyright)}</p>`]),
    '</footer>',
    `<script>${pageScript}</script>`,
    '</body>',
    '</html>',
  ].join('\n')}\n`
}

const policy = [
  "default-src 'none'",
  "media-src 'self'",
  "img-src 'self'",
  "style-src 'unsafe-inline'",
  `script-src '${scriptHash(pageScript)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

function episodeHtml(episode: FeedEpisode): string {
  const { id, title, audio, seconds, date, number, chapters, transcripts } = episode
  const heading = `episode-${escapeAttribute(id)}`
  const link = webAddress(episode.link)
  const page = transcripts.find(({ mediaType }) => mediaType === 'text/html') ?? transcripts[0]
  const numbered = number === undefined ? [] : [`Episode ${number}`]
  const day = date.slice(0, 10)
  const facts = [
    ...numbered,
    `<time datetime="${escapeAttribute(day)}">${text(day)}</time>`,
    spellDuration(seconds),
  ]
  const links = [
    ...(page === undefined ? [] : [`<a href="${relativeAddress(page.path)}">Transcript</a>`]),
    `<a href="${relativeAddress(audio.path)}" download>Download</a>`,
    ...(link === undefined ? [] : [`<a href="${escapeAttribute(link)}">More</a>`]),
  ]
  return [
    `<article aria-labelledby="${heading}">`,
    `<h2 id="${heading}" dir="auto">${text(title)}</h2>`,
    `<p class="facts">${facts.join(' · ')}</p>`,
    `<audio controls preload="none" aria-labelledby="${heading}">`,
    `<source src="${relativeAddress(audio.path)}" type="${escapeAttribute(audio.mediaType)}">`,
    '</audio>',
    textHtml(feedText(episode.description)),
    ...(chapters.length === 0 ? [] : [chaptersHtml(episode)]),
    `<p class="facts">${links.join(' · ')}</p>`,
    '</article>',
  ].join('\n')
}

function chaptersHtml({ chapters, audio }: FeedEpisode): string {
  const file = relativeAddress(audio.path)
  const items = chapters.map(({ title, start }) => {
    const at = Math.round(start * 1000) / 1000
    return `<li><a href="${file}#t=${at}" data-at="${at}"><time>${spellClock(start)}</time> <bdi>${text(title)}</bdi></a></li>`
  })
  return `<details><summary>Chapters</summary>\n<ol>\n${items.join('\n')}\n</ol>\n</details>`
}

function text(written: string): string {
  return escapeMarkup(feedLine(written))
}
