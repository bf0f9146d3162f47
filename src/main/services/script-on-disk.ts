import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileError } from '../files/file-error.ts'
import { isAbsent } from '../files/is-absent.ts'
import { decodeScript } from '../files/read-script.ts'
import type { Episode } from '../library/episode-store.ts'

/** A script as it lies in its episode's folder. `digest`: SHA-256 of its bytes, hex. */
export type ScriptOnDisk = { readonly text: string; readonly digest: string; readonly isThere: boolean }

/** The script of an episode; one that is not there is as an empty one. Throws StudioError. */
export async function readEpisodeScript({ folder }: Episode): Promise<ScriptOnDisk> {
  const path = join(folder, 'script.md')
  const found = await readFile(path).catch((error: unknown) => {
    if (isAbsent(error)) return undefined
    throw fileError(error, path)
  })
  const bytes = found ?? new Uint8Array()
  return { text: decodeScript(bytes, path), digest: scriptDigest(bytes), isThere: found !== undefined }
}

/** SHA-256 of a script, hex. */
export function scriptDigest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
