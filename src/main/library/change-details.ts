import type { z } from 'zod'
import { webAddress } from '../../core/text/web-address.ts'
import type { chapterChange, detailChanges, episodeDetails } from '../../shared/ipc/detail-shapes.ts'
import { StudioError } from '../../shared/studio-error.ts'
import type { EpisodeFile } from './episode-file.ts'

type Details = EpisodeFile['details']
type Chapters = EpisodeFile['chapterDetails']

/** What the page is told of an episode's details. */
export function knownDetails({ details, chapterDetails }: EpisodeFile): z.output<typeof episodeDetails> {
  const { author, description, number, season, date, link, isExplicit } = details
  const chapters = Object.entries(chapterDetails).map(([title, { link: address, isHidden }]) => {
    return [title, without({ link: address, isHidden })] as const
  })
  return {
    ...without({ author, description, number, season, date: date?.slice(0, 10), link, isExplicit }),
    chapters: Object.fromEntries(chapters),
  }
}

/** Details with some changes; what is empty or null is said no more. Throws StudioError('address-refused'). */
export function changeDetails(details: Details, changes: z.output<typeof detailChanges>): Details {
  const { date, link, ...rest } = changes
  // A time of day, which a person may have given it by hand, belongs to its day.
  const isSameDay = typeof date === 'string' && details.date?.slice(0, 10) === date
  const changed: Record<string, unknown> = { ...details, ...rest }
  if (date !== undefined && !isSameDay) changed['date'] = date === null ? null : `${date}T00:00:00Z`
  if (link !== undefined) changed['link'] = checkedLink(link)
  return Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== null && value !== ''))
}

/** The same for the chapter of a title. What has nothing to say any more goes. */
export function changeChapter(
  chapters: Chapters,
  { title, link, isHidden }: z.output<typeof chapterChange>,
): Chapters {
  const present = new Map(Object.entries(chapters))
  const { link: before, isHidden: wasHidden, ...rest } = present.get(title) ?? {}
  const address = link === undefined ? before : (checkedLink(link) ?? undefined)
  const hides = isHidden ?? wasHidden
  const changed = { ...rest, ...(address ? { link: address } : {}), ...(hides ? { isHidden: true } : {}) }
  if (Object.keys(changed).length === 0) present.delete(title)
  else present.set(title, changed)
  return Object.fromEntries(present)
}

function checkedLink(link: string | null): string | null {
  if (link === null || link === '') return null
  const address = webAddress(link)
  if (address === undefined)
    throw new StudioError('address-refused', `"${link}" is not an address of the web.`)
  return address
}

/** What is there, without the members that are not. */
function without<Members extends Record<string, unknown>>(
  members: Members,
): { [Name in keyof Members]?: Exclude<Members[Name], undefined> } {
  const present: { [Name in keyof Members]?: Exclude<Members[Name], undefined> } = {}
  for (const [name, value] of Object.entries(members))
    if (value !== undefined) Object.assign(present, { [name]: value })
  return present
}
