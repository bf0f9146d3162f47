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
  const [real, { real: nearest }] = await Promise.all([
    realpath(root).catch((error: unknown) => {
      throw fileError(error, root)
    }),
    nearestPresent(path),
  ])
  if (!isInside(resolve(root), path) || !isInside(real, nearest))
    throw new StudioError('path-escapes', `${path} would lie outside ${root}.`)
  return path
}

/** Where `path` lies after every symbolic link; of what does not exist yet, its nearest folder that does is followed. */
export async function realPlace(path: string): Promise<string> {
  const nearest = await nearestPresent(path)
  return resolve(nearest.real, relative(nearest.path, path))
}

/** Whether `path` lies in `root`, a real path, after every symbolic link. */
export async function liesInside(root: string, path: string): Promise<boolean> {
  return isInside(root, await realPlace(path))
}

async function nearestPresent(path: string): Promise<{ readonly path: string; readonly real: string }> {
  try {
    return { path, real: await realpath(path) }
  } catch (error) {
    const parent = dirname(path)
    if (parent === path) throw error
    return nearestPresent(parent)
  }
}

/** Whether `path` is `root` or below it, by their names alone. */
export function isInside(root: string, path: string): boolean {
  const way = relative(root, path)
  return way === '' || (!/^\.\.($|[\\/])/.test(way) && !isAbsolute(way))
}
