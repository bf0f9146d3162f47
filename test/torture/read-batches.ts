import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../../src/core/text/parse-json.ts'
import { isAbsent } from '../../src/main/files/is-absent.ts'
import type { Fault } from './fault.ts'

/** A batch that is on its way, as it stands on disk. */
export type BatchOnDisk = {
  readonly id: string
  /** As the server calls it; undefined where the program does not know that yet. */
  readonly name: string | undefined
  /** Of the ledger. */
  readonly entries: readonly string[]
  /** The lines of each of its requests. */
  readonly texts: readonly (readonly string[])[]
}

export type BatchesOnDisk = { readonly batches: readonly BatchOnDisk[]; readonly faults: readonly Fault[] }

const fileSchema = z.object({
  id: z.string(),
  name: z.string().optional(),
  requests: z.array(
    z.object({
      entry: z.string(),
      passage: z.object({ turns: z.array(z.object({ text: z.string() })) }),
    }),
  ),
})

/** Reads the batches in the program's data by its own means. */
export async function readBatches(data: string): Promise<BatchesOnDisk> {
  const folder = join(data, 'batches')
  const names = await readdir(folder).catch((error: unknown) => {
    if (!isAbsent(error)) throw error
    return []
  })
  const batches: BatchOnDisk[] = []
  const faults: Fault[] = []
  for (const file of names.filter((name) => name.endsWith('.json'))) {
    const read = fileSchema.safeParse(parseJson(await readFile(join(folder, file), 'utf8')))
    if (read.success) {
      const { id, name, requests } = read.data
      const entries = requests.map(({ entry }) => entry)
      const texts = requests.map(({ passage }) => passage.turns.map(({ text }) => text))
      batches.push({ id, name, entries, texts })
    } else faults.push({ kind: 'torn', sentence: `${join(folder, file)} cannot be read.` })
  }
  return { batches, faults }
}
