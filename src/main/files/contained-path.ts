import { realpath } from 'node:fs/promises'
import { dirname, isAbsolute, relative, resolve } from 'node:path'
import { fileError } from './file-error.ts'
import { StudioError } from '../../shared/studio-error.ts'

/**
 * The path of `parts` inside `root`, proved to lie there after every symbolic link on the way is followed. What does not
 * exist yet is judged by its nearest folder that does. Throws StudioError('path-escapes').
 */
export async function containedPath(root: string, ...parts: readonly string[]): Promise<string> {
  const path = resolve(root, ...parts)
  const [real, nearest] = await Promise.all([
    realpath(root).catch((error: unknown) => {
      throw fileError(error, root)
    }),
    nearestRealPath(path),
  ])
  if (!isInside(resolve(root), path) || !isInside(real, nearest))
    throw new StudioError('path-escapes', `${path} would lie outside ${root}.`)
  return path
}

async function nearestRealPath(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    const parent = dirname(path)
    if (parent === path) throw error
    return nearestRealPath(parent)
  }
}

/** Whether `path` is `root` or below it, by their names alone. */
export function isInside(root: string, path: string): boolean {
  const way = relative(root, path)
  return way === '' || (!/^\.\.($|[\\/])/.test(way) && !isAbsolute(way))
}
