import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { FeedEpisode } from '../../core/publish/feed-show.ts'
import { parseJson } from '../../core/text/parse-json.ts'
import { StudioError } from '../../shared/studio-error.ts'
import { fileError } from '../files/file-error.ts'
import { isAbsent } from '../files/is-absent.ts'

/** The name of the file in which a published folder says what in it is ours. */
export const manifestName = '.castwright.json'

/** A place in the folder, with slashes: nothing above it, nothing hidden. */
const path = z
  .string()
  .max(500)
  .regex(/^(?:[^./\\:\p{Cc}][^/\\:\p{Cc}]*\/)*[^./\\:\p{Cc}][^/\\:\p{Cc}]*$/u)
const count = z.int().min(0)
const picture = z.object({ path, mediaType: z.string(), width: count, height: count, bytes: count })

const factsSchema: z.ZodType<FeedEpisode> = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string().optional(),
  author: z.string().optional(),
  number: count.optional(),
  season: count.optional(),
  date: z.string(),
  link: z.string().optional(),
  language: z.string().optional(),
  isExplicit: z.boolean(),
  seconds: z.number(),
  audio: z.object({ path, mediaType: z.string(), bytes: count }),
  cover: picture.optional(),
  transcripts: z.array(z.object({ path, mediaType: z.string() })),
  chapters: z.array(
    z.object({ title: z.string(), start: z.number(), end: z.number(), link: z.string().optional() }),
  ),
  chaptersPath: path.optional(),
  chapterPictures: z.array(path).optional(),
})

/**
 * A file that we wrote: what it was made from, and how it looked right after. `digest` is SHA-256 of its content, hex, where
 * `from` is not.
 */
const writtenSchema = z.object({
  from: z.string(),
  bytes: count,
  mtime: z.number(),
  digest: z.string().optional(),
})

const manifestSchema = z.object({
  version: z.literal(1),
  /** The id of the show that the folder is of. */
  show: z.string(),
  guid: z.string(),
  /** When feed and page were last made anew, and what from. */
  builtAt: z.iso.datetime().optional(),
  state: z.string().optional(),
  files: z.record(path, writtenSchema),
  /** Files that were about to come when the program ended: whether they did or not, they are ours. */
  arriving: z.array(path).default([]),
  episodes: z.record(
    z.string(),
    z.object({ mark: z.string(), slug: z.string().regex(/^[a-z0-9-]{1,80}$/), facts: factsSchema }),
  ),
})

export type PublishManifest = z.infer<typeof manifestSchema>
export type WrittenFile = z.infer<typeof writtenSchema>

/** What a folder says of itself; undefined where nothing was published in it. Throws StudioError where it cannot be read. */
export async function readManifest(folder: string): Promise<PublishManifest | undefined> {
  const file = join(folder, manifestName)
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isAbsent(error)) return undefined
    throw fileError(error, file)
  })
  if (text === undefined) return undefined
  const read = manifestSchema.safeParse(parseJson(text))
  if (read.success) return read.data
  throw new StudioError(
    'io-failed',
    `${file} says which files of the folder are Castwright’s own, and it cannot be read. Publish into an empty folder.`,
  )
}

/** The text of a manifest; equal ones have equal texts. */
export function manifestText(manifest: PublishManifest): string {
  const { version, show, guid, builtAt, state, files, arriving, episodes } = manifest
  return `${JSON.stringify({ version, show, guid, builtAt, state, files, arriving, episodes })}\n`
}
