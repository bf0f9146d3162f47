import { statfs } from 'node:fs/promises'
import { spellBytes } from '../../core/text/spell-bytes.ts'
import { StudioError } from '../../shared/studio-error.ts'
import { fileError } from './file-error.ts'

/** Left free beside what is written, so that the system itself does not run out. Bytes. */
const RESERVE = 64 * 2 ** 20

/** Throws StudioError('disk-full') where the disk of `folder` has no room for `bytes` and a reserve. */
export async function ensureFreeSpace(folder: string, bytes: number, reserve = RESERVE): Promise<void> {
  const facts = await statfs(folder).catch((error: unknown) => {
    throw fileError(error, folder)
  })
  const free = facts.bavail * facts.bsize
  if (free >= bytes + reserve) return
  const need = `${spellBytes(bytes + reserve)} are needed, ${spellBytes(free)} are free`
  throw new StudioError('disk-full', `There is not enough room on the disk of ${folder}: ${need}.`)
}
