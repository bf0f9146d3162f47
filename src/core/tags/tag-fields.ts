import type { EpisodeChapter } from '../chapters/episode-chapter.ts'
import { cleanTagLine, cleanTagText } from './clean-tag-text.ts'
import type { CoverPicture, EpisodeTags } from './episode-tags.ts'
import { languagePart2 } from './language-part2.ts'

/** An episode's tags as every format may take them: cleaned, in order, and nothing that is empty. */
export type TagFields = {
  readonly title: string
  readonly author?: string | undefined
  readonly show?: string | undefined
  /** 1 and up, as the next one. */
  readonly number?: number | undefined
  readonly season?: number | undefined
  /** `2026-11-23`, a day there is. */
  readonly date?: string | undefined
  /** ISO 639-2. */
  readonly language?: string | undefined
  readonly comment?: string | undefined
  /** An address of the web in ASCII. */
  readonly link?: string | undefined
  readonly lyrics?: string | undefined
  readonly disclosure?: string | undefined
  readonly cover?: CoverPicture | undefined
  readonly chapters: readonly EpisodeChapter[]
}

/** The name under which a file says that artificial voices speak, in formats that let the writer name a field. */
export const disclosureField = 'AI_DISCLOSURE'

/** Tags made ready to be written. `webAddress` gives an address in its ASCII form, undefined for what is none. */
export function tagFields(
  tags: EpisodeTags,
  webAddress: (text: string | undefined) => string | undefined,
): TagFields {
  return {
    title: cleanTagLine(tags.title),
    author: line(tags.author),
    show: line(tags.show),
    number: counted(tags.number),
    season: counted(tags.season),
    date: day(tags.date),
    language: languagePart2(tags.language),
    comment: text(tags.comment),
    link: webAddress(tags.link),
    lyrics: text(tags.lyrics),
    disclosure: text(tags.disclosure),
    cover: tags.cover,
    chapters: tags.chapters
      .filter(({ start, end }) => start >= 0 && end > start)
      .toSorted((a, b) => a.start - b.start)
      .map((chapter) => ({
        ...chapter,
        title: cleanTagLine(chapter.title),
        link: webAddress(chapter.link),
      })),
  }
}

function line(value: string | undefined): string | undefined {
  return cleanTagLine(value ?? '') || undefined
}

function text(value: string | undefined): string | undefined {
  return cleanTagText(value ?? '') || undefined
}

/** What two bytes of MP4 hold. */
function counted(value: number | undefined): number | undefined {
  return value !== undefined && Number.isInteger(value) && value > 0 && value < 65_536 ? value : undefined
}

function day(value: string | undefined): string | undefined {
  const date = new Date(`${(value ?? '').slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10)
}
