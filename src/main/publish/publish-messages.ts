import { z } from 'zod'
import type { WorkerMessage } from '../workers/worker-message.ts'
import type { PublishedFromLibrary } from './publish-into-folder.ts'
import type { PublishOutlook } from './publish-outlook.ts'

const path = z.string().min(1)
const count = z.int().min(0)
const because = z.object({ id: z.string(), title: z.string(), reason: z.string() })

/** A show to be published. */
export const publishTaskSchema = z.object({
  /** Folder of the library. */
  library: path,
  /** Its id. */
  show: z.string().min(1),
  /** Folder to publish in, which nobody else writes meanwhile. */
  folder: path,
  /** Of that folder on the web. */
  address: z.string().min(1),
  /** Bits a second of the MP3 files. */
  bitrate: z.int().min(64_000).max(320_000),
})

export type PublishTask = z.output<typeof publishTaskSchema>

/** A show to be looked at before it is published. Without a folder, nothing was published of it from here. */
export const outlookTaskSchema = z.object({ library: path, show: z.string().min(1), folder: path.optional() })

export type OutlookTask = z.output<typeof outlookTaskSchema>

/** What a worker is started with. */
export const publishWorkSchema = z.object({
  work: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('publish'), task: publishTaskSchema }),
    z.object({ kind: z.literal('outlook'), task: outlookTaskSchema }),
  ]),
  /** The built files of the workers that it starts itself. */
  exportWorker: path,
  coverWorker: path,
  /** Folder of the files that come with the program. */
  resources: path,
  /** Audio files that are made at once. */
  atOnce: z.int().min(1),
})

export type PublishWork = z.output<typeof publishWorkSchema>

/** What such a worker is told on the way: to come to an orderly end. */
export const stopSchema = z.literal('stop')

export const publishedSchema: z.ZodType<PublishedFromLibrary> = z.object({
  folder: z.string(),
  feed: z.string(),
  guid: z.string(),
  episodes: count,
  written: z.array(z.string()),
  removed: z.array(z.string()),
  stayed: z.array(because),
  leftOut: z.array(because),
  left: z.array(z.string()),
  unfinished: z.array(z.string()),
  findings: z.array(
    z.object({
      rule: z.string(),
      level: z.enum(['refused', 'advice']),
      episode: z.string().optional(),
      message: z.string(),
      wayOut: z.string(),
    }),
  ),
})

export const outlookSchema: z.ZodType<PublishOutlook> = z.object({
  finished: count,
  unfinished: z.array(z.string()),
  stayed: z.array(because),
})

export type PublishMessage = WorkerMessage<PublishedFromLibrary | PublishOutlook>
