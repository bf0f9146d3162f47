import { statSync } from 'node:fs'
import { fileError } from './file-error.ts'
import { isAbsent } from './is-absent.ts'

/** Tells one writing of a file from the next; undefined where there is none. Blocks. Throws StudioError. */
export function fileMark(path: string): string | undefined {
  try {
    const { dev, ino, size, mtimeNs } = statSync(path, { bigint: true })
    return `${dev} ${ino} ${size} ${mtimeNs}`
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw fileError(error, path)
  }
}
