import { rename } from 'node:fs/promises'
import { fileError } from '../files/file-error.ts'

/** Moves a folder within a disk, as to the trash and back. Throws StudioError for what the disk refuses. */
export async function moveFolder(from: string, to: string): Promise<void> {
  await rename(from, to).catch((error: unknown) => {
    throw fileError(error, from)
  })
}
