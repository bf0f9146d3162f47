import { z } from 'zod'
import { mediaId } from './shapes.ts'

const number = z.int().min(1).max(99_999)
const season = z.int().min(1).max(9999)
const author = z.string().trim().max(500)
const description = z.string().trim().max(10_000)
const link = z.string().trim().max(2000)
/** A day, such as 2026-11-23. */
const day = z.iso.date()
/** The title of a chapter as the script has it. */
export const chapterTitle = z.string().max(1000)

/** A picture in the folder of an episode by the name of its file; `media` where it is there to be shown. */
const knownPicture = z.object({ file: z.string(), media: mediaId.optional() })

/** What tags and feeds say of an episode beside its title, and what its chapters have beside theirs. */
export const episodeDetails = z.object({
  author: z.string().optional(),
  description: z.string().optional(),
  number: z.number().optional(),
  season: z.number().optional(),
  date: z.string().optional(),
  link: z.string().optional(),
  isExplicit: z.boolean().optional(),
  /** One of its own, not its show's. */
  cover: knownPicture.optional(),
  chapters: z.record(
    chapterTitle,
    z.object({
      link: z.string().optional(),
      isHidden: z.boolean().optional(),
      picture: knownPicture.optional(),
    }),
  ),
})

/** Some of it to be changed; null for nothing said. Main checks that a link is an address of the web. */
export const detailChanges = z.strictObject({
  author: author.nullable().exactOptional(),
  description: description.nullable().exactOptional(),
  number: number.nullable().exactOptional(),
  season: season.nullable().exactOptional(),
  date: day.nullable().exactOptional(),
  link: link.nullable().exactOptional(),
  isExplicit: z.boolean().nullable().exactOptional(),
})

export const chapterChange = z.strictObject({
  title: chapterTitle,
  link: link.nullable().exactOptional(),
  isHidden: z.boolean().exactOptional(),
})
