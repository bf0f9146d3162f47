import { randomUUID } from 'node:crypto'
import { readFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { fileNameFor } from '../../core/text/file-name.ts'
import { parseJson } from '../../core/text/parse-json.ts'
import { type ErrorCode, StudioError } from '../../shared/studio-error.ts'
import { containedPath } from '../files/contained-path.ts'
import { fileError } from '../files/file-error.ts'
import { isAbsent } from '../files/is-absent.ts'
import { waitForLock } from '../files/lock-file.ts'
import { makeFolder } from '../files/make-folder.ts'
import { createOneAtATime } from '../files/one-at-a-time.ts'
import { partPath } from '../files/part-name.ts'
import { replaceFile } from '../files/replace-file.ts'
import { sweepParts } from '../files/sweep-parts.ts'
import { syncFolder } from '../files/sync-folder.ts'
import { writeFileAtomic } from '../files/write-file.ts'

/** A folder of the library and what the JSON file in it says. */
export type Kept<File> = { readonly folder: string; readonly file: File }

/** What every such file says of itself. */
export type FolderFile = { readonly version: 1; readonly id: string; readonly updatedAt: string }

/** Folders with a JSON file each: `<home>/<title>-<id>/<name>.json`. Every one is written through `containedPath`. */
export interface FolderStore<File extends FolderFile> {
  /** All folders, whether they can be read or not. */
  readonly folders: () => Promise<readonly string[]>
  /** Throws StudioError with the store's code where the file is missing or not understood. */
  readonly load: (folder: string) => Promise<Kept<File>>
  readonly save: (kept: Kept<File>) => Promise<Kept<File>>
  /** Changes what the file says now, whoever wrote it: nobody who updates at the same time is overwritten. */
  readonly update: (folder: string, change: (file: File) => File) => Promise<Kept<File>>
  /** Makes a folder with the file that `makeFile` gives for an id and the time. */
  readonly create: (title: string, makeFile: (id: string, now: string) => File) => Promise<Kept<File>>
}

export type FolderStoreOptions<File extends FolderFile> = {
  readonly root: string
  /** Name of the folder that the folders lie in. */
  readonly home: string
  /** Of the JSON file. */
  readonly name: string
  /** What the file is called in a sentence: "a readable episode file". */
  readonly what: string
  readonly schema: z.ZodType<File>
  readonly broken: ErrorCode
  readonly clock: () => Date
}

const SHORT_ID = 8
/** Milliseconds. Another machine may have left its lock in a shared library. */
const LONGEST_LOCK = 5_000
/** Only the version, to tell a newer program's file from a damaged one. */
const versionSchema = z.looseObject({ version: z.int().min(1) })

/** Opens the store. Nothing is ever deleted by it. */
export function createFolderStore<File extends FolderFile>(
  options: FolderStoreOptions<File>,
): FolderStore<File> {
  const { root, name, schema, clock } = options
  const home = join(root, options.home)
  const oneAtATime = createOneAtATime()
  let isSwept = false
  const load = (folder: string) => loadFile(folder, options)
  const save = async (kept: Kept<File>): Promise<Kept<File>> => {
    const file = schema.parse({ ...kept.file, updatedAt: clock().toISOString() })
    const path = await containedPath(root, kept.folder, name)
    await writeFileAtomic(path, `${JSON.stringify(file, null, 2)}\n`)
    return { folder: kept.folder, file }
  }
  return {
    async folders() {
      const entries = await readdir(home, { withFileTypes: true }).catch((error: unknown) => {
        if (isAbsent(error)) return []
        throw fileError(error, home)
      })
      return entries
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
        .map((entry) => join(home, entry.name))
    },
    load,
    save,
    update: (folder, change) =>
      oneAtATime(folder, async () => {
        const release = await waitForLock(await containedPath(root, folder, `${name}.lock`), LONGEST_LOCK)
        try {
          const { file } = await load(folder)
          return await save({ folder, file: change(file) })
        } finally {
          await release()
        }
      }),
    async create(title, makeFile) {
      const id = randomUUID()
      const folder = await containedPath(root, home, `${fileNameFor(title)}-${id.slice(0, SHORT_ID)}`)
      if (!isSwept) await sweepParts(home)
      isSwept = true
      const file = makeFile(id, clock().toISOString())
      // A folder without its file would be a broken one for ever: it gets its name with that in it.
      const part = partPath(folder)
      await makeFolder(part)
      try {
        const saved = await save({ folder: part, file })
        await replaceFile(part, folder)
        await syncFolder(home)
        return { folder, file: saved.file }
      } catch (error) {
        await rm(part, { recursive: true, force: true })
        throw fileError(error, folder)
      }
    },
  }
}

async function loadFile<File extends FolderFile>(
  folder: string,
  { name, what, schema, broken }: FolderStoreOptions<File>,
): Promise<Kept<File>> {
  const path = join(folder, name)
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isAbsent(error)) throw new StudioError(broken, `${folder} has no ${name}.`)
    throw fileError(error, path)
  })
  const value = parseJson(text)
  const file = schema.safeParse(value)
  if (file.success) return { folder, file: file.data }
  const version = versionSchema.safeParse(value)
  if (version.success && version.data.version > 1)
    throw new StudioError(broken, `${path} was written by a newer Castwright.`)
  const issue = file.error.issues[0]
  const place =
    issue === undefined || issue.path.length === 0 ? '' : ` (${issue.path.join('.')}: ${issue.message})`
  throw new StudioError(broken, `${path} is not a readable ${what}${place}.`)
}
