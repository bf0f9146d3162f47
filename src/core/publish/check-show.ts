import { webAddress } from '../text/web-address.ts'
import { readCategory } from './apple-categories.ts'
import { checkAddress } from './check-address.ts'
import { checkPicture } from './check-picture.ts'
import type { FeedShow } from './feed-show.ts'
import { feedLine, feedText } from './feed-text.ts'
import type { Finding } from './finding.ts'

/** Letters that Apple takes of a title, and of a description. */
export const longestTitle = 255
export const longestDescription = 4000

const onPage = 'on the show’s page'

/** What Apple Podcasts and Spotify would refuse of a show, its episodes apart. */
export function checkShow(show: FeedShow): readonly Finding[] {
  const { feed, cover } = show
  const findings: Finding[] = []
  const add = (level: Finding['level'], rule: string, isSo: boolean, message: string, wayOut: string) => {
    if (isSo) findings.push({ rule, level, message, wayOut })
  }
  const refuse = add.bind(undefined, 'refused')
  const advise = add.bind(undefined, 'advice')
  const title = feedLine(show.title)
  const description = feedText(show.description)
  const language = feedLine(show.language)
  const email = feedLine(feed.email)
  refuse('title-missing', title === '', 'The show has no title.', `Give it one ${onPage}.`)
  refuse(
    'title-long',
    title.length > longestTitle,
    `The title of the show has ${title.length} letters: Apple takes ${longestTitle}.`,
    'Make it shorter.',
  )
  refuse(
    'description-missing',
    description === '',
    'The show has no description, and Apple asks for one.',
    `Say in a few sentences ${onPage} what it is about.`,
  )
  refuse(
    'description-long',
    description.length > longestDescription,
    `The description of the show has ${description.length} letters: Apple takes ${longestDescription}.`,
    'Make it shorter.',
  )
  refuse(
    'language-missing',
    language === '',
    'It is not said in which language the show is.',
    `Choose its language ${onPage}.`,
  )
  refuse(
    'language-unknown',
    language !== '' && !/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(language),
    `“${language}” is not the code of a language.`,
    'Use a code such as en or pt-BR.',
  )
  refuse(
    'category-missing',
    feedLine(feed.category) === '',
    'The show has no category, and Apple asks for one.',
    `Choose a category ${onPage}.`,
  )
  refuse(
    'category-unknown',
    feedLine(feed.category) !== '' && readCategory(feed.category) === undefined,
    `Apple has no category “${feedLine(feed.category)}”.`,
    `Choose one of its categories ${onPage}.`,
  )
  refuse(
    'email-missing',
    email === '',
    'The show has no e-mail address: Spotify writes to it to make sure that the show is yours.',
    `Add an address ${onPage} that everybody may see.`,
  )
  refuse(
    'email-broken',
    email !== '' && !/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(email),
    `“${email}” is not an e-mail address.`,
    `Correct it ${onPage}.`,
  )
  refuse(
    'cover-missing',
    cover === undefined,
    'The show has no cover.',
    'Choose a square picture of 3,000 by 3,000 pixels for it.',
  )
  if (cover !== undefined) findings.push(...checkPicture(cover, 'The cover of the show'))
  findings.push(...checkAddress(feed.address))
  advise(
    'link-broken',
    feedLine(feed.link) !== '' && webAddress(feed.link) === undefined,
    `“${feedLine(feed.link)}” is not an address of the web; the feed names the published page instead.`,
    'Write it with https:// in front.',
  )
  advise(
    'author-missing',
    feedLine(show.author) === '',
    'The show has no author: its title stands there instead.',
    `Say ${onPage} who makes it.`,
  )
  advise(
    'copyright-missing',
    feedLine(feed.copyright) === '',
    'It is not said whose the show is.',
    `Add a line such as “© 2026 Your Name” ${onPage}.`,
  )
  advise(
    'disclosure-missing',
    feedText(show.disclosure.text) === '',
    'Nothing says that artificial voices speak: Apple asks for that.',
    `Add a sentence ${onPage}.`,
  )
  return findings
}
