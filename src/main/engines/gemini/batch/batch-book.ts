import { readdir, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../../../../core/text/parse-json.ts'
import { fileError } from '../../../files/file-error.ts'
import { isAbsent } from '../../../files/is-absent.ts'
import { makeFolder } from '../../../files/make-folder.ts'
import { sweepParts } from '../../../files/sweep-parts.ts'
import { writeFileAtomic } from '../../../files/write-file.ts'

const turn = z.object({
  speaker: z.string(),
  text: z.string(),
  voice: z.string(),
  style: z.string().optional(),
  pace: z.number(),
  place: z.string(),
})

const openBatchSchema = z.object({
  version: z.literal(1),
  /** Also its name at Google, by which it is found where the one that Google gave it was not written down. */
  id: z.uuid(),
  /** Whose it is; see `keyId`. */
  keyId: z.string(),
  model: z.string(),
  /** What marks its takes: `SpeechEngine.model`. */
  mark: z.string(),
  episode: z.string(),
  sentAt: z.iso.datetime(),
  /** When it is given up. */
  until: z.iso.datetime(),
  /** When it was first told to end after a look had shown that it goes on though its time is over. */
  endAskedAt: z.iso.datetime().optional(),
  /** A person called it off once. */
  wasCalledOff: z.boolean().optional(),
  /** As Google calls it; absent until that is known. */
  name: z.string().optional(),
  requests: z.array(
    z.object({
      /** Of the books. */
      entry: z.uuid(),
      passage: z.object({
        turns: z.array(turn),
        language: z.string().optional(),
        take: z.int().min(1).exactOptional(),
      }),
    }),
  ),
})

/** A batch that is on its way: written down before anything is sent, until its last answer is put away. */
export type OpenBatch = z.output<typeof openBatchSchema>

/** Whose batches are looked for. Those of other keys and models are left to them. */
export type BatchOwner = Pick<OpenBatch, 'keyId' | 'mark'>

/** The batches on their way, a file each. */
export interface BatchBook {
  /** Oldest first. What cannot be read as one of ours is passed over. */
  readonly of: (owner: BatchOwner, episode: string) => Promise<readonly OpenBatch[]>
  /** Those of all keys, models and episodes. */
  readonly all: () => Promise<readonly OpenBatch[]>
  /** On disk, synced, when it resolves. Throws StudioError. */
  readonly write: (batch: OpenBatch) => Promise<void>
  readonly remove: (batch: OpenBatch) => Promise<void>
}

/** The batches that are kept in `folder`; it is made for the first. */
export function openBatchBook(folder: string): BatchBook {
  const pathOf = ({ id }: Pick<OpenBatch, 'id'>) => join(folder, `${id}.json`)
  let isSwept = false
  const all = async () => {
    // What a program that was killed has left half written.
    if (!isSwept) await sweepParts(folder)
    isSwept = true
    const names = await readdir(folder).catch((error: unknown) => {
      if (isAbsent(error)) return []
      throw fileError(error, folder)
    })
    const files = names.filter((name) => name.endsWith('.json'))
    const batches = await Promise.all(files.map((name) => read(join(folder, name))))
    return batches.filter((batch) => batch !== undefined).toSorted((a, b) => a.sentAt.localeCompare(b.sentAt))
  }
  return {
    all,
    async of({ keyId, mark }, episode) {
      return (await all()).filter(
        (batch) => batch.keyId === keyId && batch.mark === mark && batch.episode === episode,
      )
    },
    async write(batch) {
      await makeFolder(folder)
      await writeFileAtomic(pathOf(batch), `${JSON.stringify(batch)}\n`)
    },
    async remove(batch) {
      await unlink(pathOf(batch)).catch((error: unknown) => {
        if (!isAbsent(error)) throw fileError(error, pathOf(batch))
      })
    },
  }
}

async function read(path: string): Promise<OpenBatch | undefined> {
  try {
    return openBatchSchema.safeParse(parseJson(await readFile(path, 'utf8'))).data
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw fileError(error, path)
  }
}
