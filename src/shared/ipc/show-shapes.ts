import { z } from 'zod'
import * as shape from './shapes.ts'

export const showId = z.uuid()
const line = z.string().max(500)
const address = z.string().max(2000)
const piece = z.string().max(200)
const description = z.string().max(10_000)
const language = z.string().max(35)
const disclosureText = z.string().max(2000)
const email = z.string().max(320)
const category = z.string().max(200)
const loudness = z.enum(['podcast', 'spotify', 'broadcast', 'off'])

/** A show as the page has it: its `ShowProfile`, and what is known of it. */
export const show = z.object({
  id: showId,
  title: shape.title,
  formerTitles: z.array(z.string()),
  author: line.optional(),
  description: description.optional(),
  language: language.optional(),
  cast: shape.cast,
  music: z.object({ intro: piece.optional(), outro: piece.optional(), bed: piece.optional() }),
  loudness,
  /** File name of its cover; goes back where a change of it is undone. */
  cover: z.string().optional(),
  /** The same as a picture to look at. */
  picture: shape.mediaId.optional(),
  feed: z.object({
    address: address.optional(),
    link: address.optional(),
    ownerName: line.optional(),
    email: email.optional(),
    category: category.optional(),
    isExplicit: z.boolean(),
    copyright: line.optional(),
    guid: z.string().optional(),
  }),
  disclosure: z.object({ text: disclosureText, spoken: disclosureText.optional() }),
  /** How many episodes of the library belong to it. */
  episodes: z.int().min(0),
  publishedAt: z.iso.datetime().optional(),
})

/** A folder of shows that cannot be read, with the reason. */
export const brokenShow = z.object({
  folder: z.string(),
  message: z.string(),
  /** What the show is called, as far as that is known. */
  title: z.string().optional(),
  /** Of when the copy is that it can be restored from, if there is one. */
  copy: z.iso.datetime().optional(),
})

/** Some of a show to be changed. An empty text takes a member away. */
export const showChanges = z.strictObject({
  title: shape.title.exactOptional(),
  author: line.exactOptional(),
  description: description.exactOptional(),
  language: language.exactOptional(),
  /** All of it. */
  cast: shape.cast.exactOptional(),
  music: z
    .strictObject({
      intro: piece.exactOptional(),
      outro: piece.exactOptional(),
      bed: piece.exactOptional(),
    })
    .exactOptional(),
  loudness: loudness.exactOptional(),
  feed: z
    .strictObject({
      address: address.exactOptional(),
      link: address.exactOptional(),
      ownerName: line.exactOptional(),
      email: email.exactOptional(),
      category: category.exactOptional(),
      isExplicit: z.boolean().exactOptional(),
      copyright: line.exactOptional(),
    })
    .exactOptional(),
  disclosure: z
    .strictObject({ text: disclosureText.exactOptional(), spoken: disclosureText.exactOptional() })
    .exactOptional(),
})
