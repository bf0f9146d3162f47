import { copyFileSync, readFileSync, readdirSync, renameSync } from 'node:fs'
import { dirname, join, parse } from 'node:path'
import { fileError } from '../files/file-error.ts'

/**
 * Keeps a damaged file beside itself as `<name>.broken-<date>.json` and returns that name. A file that stays in its place
 * is kept once only, not at every start. Throws StudioError.
 */
export function keepAside(path: string, now: Date, how: 'move' | 'copy'): string {
  const { name, ext } = parse(path)
  const stamp = now.toISOString().replace(/[:.]/g, '-')
  const aside = `${name}.broken-${stamp}${ext}`
  try {
    if (how === 'move') {
      renameSync(path, join(dirname(path), aside))
      return aside
    }
    const kept = findEqual(path, `${name}.broken-`, ext)
    if (kept !== undefined) return kept
    copyFileSync(path, join(dirname(path), aside))
  } catch (error) {
    throw fileError(error, path)
  }
  return aside
}

/** A file beside `path` whose name begins and ends so and which has the same content. */
function findEqual(path: string, beginning: string, ending: string): string | undefined {
  const content = readFileSync(path)
  return readdirSync(dirname(path), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.startsWith(beginning) && entry.name.endsWith(ending))
    .map((entry) => entry.name)
    .find((name) => readFileSync(join(dirname(path), name)).equals(content))
}
