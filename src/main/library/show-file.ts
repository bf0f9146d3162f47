import { z } from 'zod'
import { usualDisclosure } from '../../core/show/disclosure-text.ts'
import type { ShowProfile } from '../../core/show/show-profile.ts'

/** Shares of a voice's own pace; what no engine can speak counts as the nearest that one can. */
const pace = z.number().transform((given) => Math.min(2, Math.max(0.5, given)))
const piece = z.string().max(200).optional()
const address = z.string().max(2000).optional()
const name = z.string().max(500).optional()

/** What `show.json` holds. Members this version does not know are kept when the file is written again. */
export const showFileSchema = z.looseObject({
  version: z.literal(1),
  id: z.uuid(),
  title: z.string().trim().min(1).max(300),
  formerTitles: z.array(z.string().max(300)).max(200).default([]),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  author: name,
  description: z.string().max(10_000).optional(),
  language: z.string().max(35).optional(),
  cast: z
    .record(
      z.string().min(1).max(200),
      z.looseObject({
        voice: z.string().min(1).max(80).optional(),
        style: z.string().max(500).optional(),
        pace: pace.optional(),
      }),
    )
    .default({}),
  music: z.looseObject({ intro: piece, outro: piece, bed: piece }).default({}),
  loudness: z.enum(['podcast', 'spotify', 'broadcast', 'off']).default('podcast'),
  cover: z.string().max(255).optional(),
  feed: z
    .looseObject({
      address,
      link: address,
      ownerName: name,
      email: z.string().max(320).optional(),
      category: z.string().max(200).optional(),
      isExplicit: z.boolean().default(false),
      copyright: name,
      guid: z.uuid().optional(),
    })
    .default({ isExplicit: false }),
  disclosure: z
    .looseObject({ text: z.string().max(2000), spoken: z.string().max(2000).optional() })
    .default({ text: usualDisclosure }),
  /** When it was last published, whether here or on another machine. */
  publishedAt: z.iso.datetime().optional(),
})

export type ShowFile = z.infer<typeof showFileSchema>

/** The file of a show that has nothing but a title. */
export function newShowFile(id: string, title: string, now: string): ShowFile & ShowProfile {
  return {
    version: 1,
    id,
    title,
    formerTitles: [],
    createdAt: now,
    updatedAt: now,
    cast: {},
    music: {},
    loudness: 'podcast',
    feed: { isExplicit: false },
    disclosure: { text: usualDisclosure },
  }
}
