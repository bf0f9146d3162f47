import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { holdLock, isLeftOver } from '../files/lock-file.ts'
import type { Episode } from '../library/episode-store.ts'

/** Holds an episode for one render; see `holdLock`. `data` is this machine's own folder. */
export function lockEpisode(data: string, { file }: Episode): Promise<() => Promise<void>> {
  return holdLock(lockPath(data, file.id), file.title)
}

/** Whether a render of an episode was cut off: its lock is there, and the process that made it is not. */
export function wasCutOff(data: string, { file }: Episode): Promise<boolean> {
  return isLeftOver(lockPath(data, file.id))
}

/** The ids of the episodes whose render was cut off on this machine. */
export async function leftOverLocks(data: string): Promise<ReadonlySet<string>> {
  const folder = join(data, 'locks')
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.lock'))
  const left = await Promise.all(names.map((name) => isLeftOver(join(folder, name))))
  return new Set(names.filter((_, index) => left[index]).map((name) => name.slice(0, -'.lock'.length)))
}

function lockPath(data: string, id: string): string {
  return join(data, 'locks', `${id}.lock`)
}
