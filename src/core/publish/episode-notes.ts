import { escapeAttribute, escapeMarkup } from '../text/escape-markup.ts'
import { spellClock } from '../text/spell-clock.ts'
import { webAddress } from '../text/web-address.ts'
import type { FeedEpisode, FeedShow } from './feed-show.ts'
import { feedLine, feedText } from './feed-text.ts'
import { textHtml } from './text-html.ts'

type Notes = { readonly show: FeedShow; readonly episode: FeedEpisode }

/** What a directory shows of an episode, without marks: its description, else its title, and who speaks. */
export function plainNotes({ show, episode }: Notes): string {
  const said = feedText(episode.description)
  return [said === '' ? feedLine(episode.title) : said, feedText(show.disclosure.text)]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** The same as HTML, with the chapters and their links. */
export function htmlNotes({ show, episode }: Notes): string {
  const items = episode.chapters.map(({ title, start, link }) => {
    const name = escapeMarkup(feedLine(title))
    const target = webAddress(link)
    const named = target === undefined ? name : `<a href="${escapeAttribute(target)}">${name}</a>`
    return `<li>${spellClock(start)} ${named}</li>`
  })
  const disclosure = feedText(show.disclosure.text)
  return [
    textHtml(feedText(episode.description)),
    items.length === 0 ? '' : `<ul>${items.join('')}</ul>`,
    disclosure === '' ? '' : `<p><em>${escapeMarkup(disclosure)}</em></p>`,
  ].join('')
}
