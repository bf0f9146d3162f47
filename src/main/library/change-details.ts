import type { z } from 'zod'
import { webAddress } from '../../core/text/web-address.ts'
import type { chapterChange, detailChanges, episodeDetails } from '../../shared/ipc/detail-shapes.ts'
import { StudioError } from '../../shared/studio-error.ts'
import type { EpisodeFile } from './episode-file.ts'

type Details = EpisodeFile['details']
type Chapters = EpisodeFile['chapterDetails']

/** A picture in the folder of an episode: the name of its file, and what shows it. */
export type KnownPicture = NonNullable<z.output<typeof episodeDetails>['cover']>

/** What the page is told of an episode's details. */
export function knownDetails(
  { details, chapterDetails }: EpisodeFile,
  pictureOf: (file: string) => KnownPicture,
): z.output<typeof episodeDetails> {
  const { author, description, number, season, date, link, isExplicit } = details
  const known = (file: string | undefined) => (file === undefined ? undefined : pictureOf(file))
  const chapters = Object.entries(chapterDetails).map(([title, { link: address, isHidden, picture }]) => {
    return [title, without({ link: address, isHidden, picture: known(picture) })] as const
  })
  const cover = known(details.cover)
  return {
    ...without({ author, description, number, season, date: date?.slice(0, 10), link, isExplicit, cover }),
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
  return withChapter(present, title, {
    ...rest,
    ...(address ? { link: address } : {}),
    ...(hides ? { isHidden: true } : {}),
  })
}

/** The file name of an episode's own cover, or of the picture of a chapter. */
export function pictureNamed({ details, chapterDetails }: EpisodeFile, chapter?: string): string | undefined {
  if (chapter === undefined) return details.cover
  return Object.hasOwn(chapterDetails, chapter) ? chapterDetails[chapter]?.picture : undefined
}

/** An episode with another cover of its own, or picture of a chapter; null for none. */
export function withPicture(
  file: EpisodeFile,
  chapter: string | undefined,
  name: string | null,
): EpisodeFile {
  if (chapter === undefined) {
    const { cover: _, ...details } = file.details
    return { ...file, details: name === null ? details : { ...details, cover: name } }
  }
  const present = new Map(Object.entries(file.chapterDetails))
  const { picture: _, ...rest } = present.get(chapter) ?? {}
  const changed = name === null ? rest : { ...rest, picture: name }
  return { ...file, chapterDetails: withChapter(present, chapter, changed) }
}

/** The names of all pictures of an episode, each once. */
export function pictureNames({ details, chapterDetails }: EpisodeFile): readonly string[] {
  const names = [details.cover, ...Object.values(chapterDetails).map(({ picture }) => picture)]
  return [...new Set(names.filter((name) => name !== undefined))]
}

function withChapter(
  present: Map<string, Chapters[string]>,
  title: string,
  said: Chapters[string],
): Chapters {
  if (Object.keys(said).length === 0) present.delete(title)
  else present.set(title, said)
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
