import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../../core/text/parse-json.ts'
import { brokenEpisode, episodeSummary } from '../../shared/ipc/shapes.ts'
import { isStudioError } from '../../shared/studio-error.ts'
import { isAbsent } from '../files/is-absent.ts'
import { makeFolder } from '../files/make-folder.ts'
import { writeFileAtomic } from '../files/write-file.ts'

const entrySchema = z.object({
  /** Name of the episode's folder. */
  name: z.string(),
  /** Dates and sizes of its files when it was read: another stamp means read it again. */
  stamp: z.string(),
  summary: episodeSummary.optional(),
  /** The script file outside the library that it was made from. */
  source: z.string().optional(),
  isSample: z.boolean().optional(),
  /** File name of its own cover. */
  cover: z.string().optional(),
  broken: brokenEpisode.optional(),
})
const indexSchema = z.object({ version: z.literal(3), entries: z.array(entrySchema) })

export type IndexEntry = z.infer<typeof entrySchema>

/** What the library's list shows, kept in a file so that a start need not read every episode. Only a cache. */
export interface LibraryIndex {
  /** The entries as they were last known; empty before the first `refresh` ever. */
  entries(): Promise<readonly IndexEntry[]>
  /** Reads what has changed on disk, in every folder or in those named. Tells whether anything had. */
  refresh(only?: ReadonlySet<string>): Promise<boolean>
  /** Writes down what is not yet written. */
  flush(): Promise<void>
}

export type LibraryIndexOptions = {
  /** The library's folder. */
  readonly root: string
  /** Folder of this machine's own data. */
  readonly data: string
  readonly folders: () => Promise<readonly string[]>
  readonly read: (folder: string) => Promise<Omit<IndexEntry, 'name' | 'stamp'>>
  /** What stands, for the show of this name, for all that its episodes' summaries take from it; empty for nothing. */
  readonly showStamps?: () => Promise<(show: string | undefined) => string>
}

/** Enough to hide the latency of a disk, few enough for its queue. */
const AT_ONCE = 16
/** Milliseconds of rest before the index is written: while somebody types, it changes twice a second. */
const REST = 2_000

/** The index of a library; its file is read at the first use. */
export function createLibraryIndex({
  root,
  data,
  folders,
  read,
  showStamps = noShows,
}: LibraryIndexOptions): LibraryIndex {
  const path = join(data, 'index', `${createHash('sha256').update(root).digest('hex').slice(0, 16)}.json`)
  let known: Promise<readonly IndexEntry[]> | undefined
  let timer: NodeJS.Timeout | undefined
  /** The first change is written at once: an index that is there also tells that there was a library. */
  let isWritten = false
  const entries = () => (known ??= readIndex(path))
  const write = async () => {
    clearTimeout(timer)
    timer = undefined
    await writeIndex(path, await entries())
  }

  return {
    entries,
    async refresh(only) {
      const before = new Map((await entries()).map((entry) => [entry.name, entry]))
      const present = await folders()
      const showStamp = await showStamps()
      const after: IndexEntry[] = []
      for (let at = 0; at < present.length; at += AT_ONCE) {
        const group = present.slice(at, at + AT_ONCE).map(async (folder): Promise<IndexEntry> => {
          const name = basename(folder)
          const old = before.get(name)
          if (old !== undefined && only?.has(name) === false) return old
          const files = await stampOf(folder)
          if (old !== undefined && old.stamp === `${files}${showStamp(old.summary?.show)}`) return old
          const found = await read(folder)
          return { name, stamp: `${files}${showStamp(found.summary?.show)}`, ...found }
        })
        after.push(...(await Promise.all(group)))
      }
      const isChanged =
        after.length !== before.size || after.some((entry) => before.get(entry.name) !== entry)
      if (!isChanged) return false
      clearTimeout(timer)
      if (!isWritten) await writeIndex(path, after)
      known = Promise.resolve(after)
      if (isWritten) timer = setTimeout(() => void write(), REST)
      isWritten = true
      return true
    },
    async flush() {
      if (timer !== undefined) await write()
    },
  }
}

/** What cannot be written is read again at the next start: it is only a cache. */
async function writeIndex(path: string, entries: readonly IndexEntry[]): Promise<void> {
  try {
    await makeFolder(dirname(path))
    await writeFileAtomic(path, JSON.stringify({ version: 3, entries }))
  } catch (error) {
    if (!isStudioError(error)) throw error
  }
}

async function readIndex(path: string): Promise<readonly IndexEntry[]> {
  const text = await readFile(path, 'utf8').catch(() => '')
  const index = indexSchema.safeParse(parseJson(text))
  return index.success ? index.data.entries : []
}

async function noShows(): Promise<() => string> {
  return () => ''
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
