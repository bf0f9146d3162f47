import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { isAbsent } from './is-absent.ts'
import { writeFileWhen } from './write-file.ts'

/**
 * Writes a whole file, as `writeFileAtomic` does, if the present one is still the one of `digest` (SHA-256, hex), or if
 * there is still none where that is undefined. Otherwise false, and nothing is changed. It looks just before the rename;
 * no file system can do better. Throws StudioError for what a disk can refuse.
 */
export async function replaceIfUnchanged(
  path: string,
  digest: string | undefined,
  text: string,
): Promise<boolean> {
  return writeFileWhen(path, async () => (await digestOf(path)) === digest, text)
}

async function digestOf(path: string): Promise<string | undefined> {
  try {
    return createHash('sha256')
      .update(await readFile(path))
      .digest('hex')
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw error
  }
}
