import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { geminiModels } from '../../core/gemini/gemini-models.ts'
import { parseJson } from '../../core/text/parse-json.ts'
import { modelId } from '../../shared/ipc/shapes.ts'
import { isStudioError } from '../../shared/studio-error.ts'
import type { ListedModel } from '../engines/gemini/list-models.ts'
import { fileError } from '../files/file-error.ts'
import { writeFileAtomic } from '../files/write-file.ts'

const fileSchema = z.object({
  version: z.literal(1),
  at: z.iso.datetime(),
  models: z.array(z.object({ id: modelId, title: z.string().max(200) })).max(500),
})

/** The models as Google listed them last, and when; without `at` those of the table that comes with the program. */
export type KnownModels = { readonly at: string | undefined; readonly models: readonly ListedModel[] }

/** Remembers Google's list of models in a file of `folder`. One that cannot be read is as good as none. */
export function openModelList(folder: string, clock: () => Date) {
  const path = join(folder, 'gemini-models.json')
  let known = read(path)
  return {
    known: (): KnownModels => known,
    async keep(models: readonly ListedModel[]): Promise<void> {
      // An account that is shown no model at all can use none of ours either; but the table says more than nothing.
      if (models.length === 0) return
      known = { at: clock().toISOString(), models }
      const text = `${JSON.stringify({ version: 1, at: known.at, models })}\n`
      await writeFileAtomic(path, text).catch((error: unknown) => {
        if (!isStudioError(error)) throw error
      })
    },
  }
}

function read(path: string): KnownModels {
  const table = { at: undefined, models: geminiModels.map(({ id, title }) => ({ id, title })) }
  try {
    const file = fileSchema.safeParse(parseJson(readFileSync(path, 'utf8')))
    return file.success ? { at: file.data.at, models: file.data.models } : table
  } catch (error) {
    if (isStudioError(fileError(error, path))) return table
    throw error
  }
}
