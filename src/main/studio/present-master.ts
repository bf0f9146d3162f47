import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isAbsent } from '../files/is-absent.ts'
import type { EpisodeFile } from '../library/episode-file.ts'
import type { Episode } from '../library/episode-store.ts'

/** The finished audio of an episode, if it was made from what `key` names and is there as it was written. */
export async function presentMaster(
  { folder, file: { master } }: Episode,
  key: string,
): Promise<EpisodeFile['master']> {
  if (master === undefined || master.key !== key) return undefined
  return (await sizeOf(join(folder, master.file))) === master.bytes ? master : undefined
}

/** Bytes of a file, or undefined where there is none. */
export async function sizeOf(path: string): Promise<number | undefined> {
  const facts = await stat(path).catch((error: unknown) => {
    if (!isAbsent(error)) throw error
  })
  return facts?.size
}
