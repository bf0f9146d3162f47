import { copyFileSync, renameSync } from 'node:fs'
import { dirname, join, parse } from 'node:path'
import { fileError } from '../files/file-error.ts'

/** Keeps a damaged file beside itself as `<name>.broken-<date>.json` and returns that name. Throws StudioError. */
export function keepAside(path: string, now: Date, how: 'move' | 'copy'): string {
  const { name, ext } = parse(path)
  const stamp = now.toISOString().replace(/[:.]/g, '-')
  const aside = `${name}.broken-${stamp}${ext}`
  try {
    const put = how === 'move' ? renameSync : copyFileSync
    put(path, join(dirname(path), aside))
  } catch (error) {
    throw fileError(error, path)
  }
  return aside
}
