import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The library of a home folder whose owner has chosen none. */
export function libraryOf(home: string): string {
  return join(home, 'Documents', 'Castwright')
}

/** The folder of the episode in a library whose title begins so; of its only one without a title. */
export function episodeIn(library: string, title = ''): string {
  const name = readdirSync(join(library, 'episodes')).find((folder) => folder.startsWith(title))
  if (name === undefined) throw new Error(`There is no episode ${title} in ${library}.`)
  return join(library, 'episodes', name)
}

/** What the script of that episode says on disk. */
export function scriptIn(library: string, title?: string): string {
  return readFileSync(join(episodeIn(library, title), 'script.md'), 'utf8')
}

/** What the files beside the script of an episode's folder say: copies that were kept. */
export function copiesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => /^script.+\.md$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
}
