import { createHash } from 'node:crypto'
import { mkdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../../core/text/parse-json.ts'
import { brokenEpisode, episodeSummary } from '../../shared/ipc/shapes.ts'
import { isAbsent } from '../files/is-absent.ts'
import { writeFileAtomic } from '../files/write-file.ts'

const entrySchema = z.object({
  /** Name of the episode's folder. */
  name: z.string(),
  /** Dates and sizes of its files when it was read: another stamp means read it again. */
  stamp: z.string(),
  summary: episodeSummary.optional(),
  broken: brokenEpisode.optional(),
})
const indexSchema = z.object({ version: z.literal(1), entries: z.array(entrySchema) })

export type IndexEntry = z.infer<typeof entrySchema>

/** What the library's list shows, kept in a file so that a start need not read every episode. Only a cache. */
export interface LibraryIndex {
  /** The entries as they were last known; empty before the first `refresh` ever. */
  entries(): Promise<readonly IndexEntry[]>
  /** Reads what has changed on disk. Tells whether anything had. */
  refresh(): Promise<boolean>
}

export type LibraryIndexOptions = {
  /** The library's folder. */
  readonly root: string
  /** Folder of this machine's own data. */
  readonly data: string
  readonly folders: () => Promise<readonly string[]>
  readonly read: (folder: string) => Promise<Pick<IndexEntry, 'summary' | 'broken'>>
}

/** Enough to hide the latency of a disk, few enough for its queue. */
const AT_ONCE = 16

/** The index of a library; its file is read at the first use. */
export function createLibraryIndex({ root, data, folders, read }: LibraryIndexOptions): LibraryIndex {
  const path = join(data, 'index', `${createHash('sha256').update(root).digest('hex').slice(0, 16)}.json`)
  let known: Promise<readonly IndexEntry[]> | undefined
  const entries = () => (known ??= readIndex(path))

  return {
    entries,
    async refresh() {
      const before = new Map((await entries()).map((entry) => [entry.name, entry]))
      const present = await folders()
      const after: IndexEntry[] = []
      for (let at = 0; at < present.length; at += AT_ONCE) {
        const group = present.slice(at, at + AT_ONCE).map(async (folder): Promise<IndexEntry> => {
          const name = basename(folder)
          const stamp = await stampOf(folder)
          const old = before.get(name)
          return old?.stamp === stamp ? old : { name, stamp, ...(await read(folder)) }
        })
        after.push(...(await Promise.all(group)))
      }
      const isChanged =
        after.length !== before.size || after.some((entry) => before.get(entry.name) !== entry)
      if (!isChanged) return false
      known = Promise.resolve(after)
      await mkdir(dirname(path), { recursive: true })
      await writeFileAtomic(path, JSON.stringify({ version: 1, entries: after }))
      return true
    },
  }
}

async function readIndex(path: string): Promise<readonly IndexEntry[]> {
  const text = await readFile(path, 'utf8').catch(() => '')
  const index = indexSchema.safeParse(parseJson(text))
  return index.success ? index.data.entries : []
}

async function stampOf(folder: string): Promise<string> {
  const stamps = await Promise.all(
    ['episode.json', 'script.md'].map(async (name) => {
      const facts = await stat(join(folder, name)).catch((error: unknown) => {
        if (!isAbsent(error)) return undefined
      })
      return facts === undefined ? '-' : `${facts.mtimeMs} ${facts.size}`
    }),
  )
  return stamps.join(' ')
}
