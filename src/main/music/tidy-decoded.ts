import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

export type TidyDecoded = {
  /** Bytes that all files together may have. */
  readonly most: number
  /** Bytes that are about to come. */
  readonly coming: number
  readonly now: Date
}

/** Milliseconds for which a piece counts as in use once somebody asked for it: a render or a player may be reading it. */
const inUse = 2 * 3600 * 1000

/**
 * Removes decoded pieces from a folder, those first that nobody asked for the longest, until the rest and what is coming
 * have few enough bytes. What was asked for in the last two hours stays, even where it is too much.
 */
export async function tidyDecoded(folder: string, { most, coming, now }: TidyDecoded): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /^[0-9a-f]{32}-\d+\.wav$/.test(name))
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      // Another program tidies here too.
      const facts = await stat(path).catch(() => undefined)
      return facts === undefined ? [] : [{ path, bytes: facts.size, used: facts.atimeMs }]
    }),
  )
  const oldestFirst = files.flat().toSorted((one, other) => one.used - other.used)
  let bytes = coming + oldestFirst.reduce((sum, file) => sum + file.bytes, 0)
  for (const { path, bytes: freed, used } of oldestFirst) {
    if (bytes <= most || used > now.getTime() - inUse) return
    bytes -= freed
    // A file that a system holds fast is tidied away another time.
    await rm(path, { force: true }).catch(() => undefined)
  }
}
