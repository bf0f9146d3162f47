import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { episodeFileSchema } from '../../../src/main/library/episode-file.ts'

const places = ['harbour', 'orchard', 'quarry', 'lighthouse', 'market', 'observatory', 'tannery']

/** Writes episodes with scripts of twenty lines into a library, as if they had been written over the years. */
export function writeEpisodes(library: string, count: number): void {
  mkdirSync(join(library, 'takes'), { recursive: true })
  for (let index = 0; index < count; index++) {
    const id = `${index.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`
    const title = `Episode ${index + 1}: the ${places[index % places.length]}`
    const folder = join(library, 'episodes', `Episode ${index + 1}-${id.slice(0, 8)}`)
    const at = new Date(Date.UTC(2020, 0, 1) + index * 86_400_000).toISOString()
    const file = episodeFileSchema.parse({
      version: 1,
      id,
      title,
      createdAt: at,
      updatedAt: at,
      cast: {},
      engine: 'draft',
      turns: [],
      chapters: [],
    })
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'episode.json'), `${JSON.stringify(file, null, 2)}\n`)
    writeFileSync(join(folder, 'script.md'), scriptOf(index))
  }
}

function scriptOf(index: number): string {
  return Array.from({ length: 20 }, (_, line) => {
    const speaker = line % 2 === 0 ? 'Host' : 'Guest'
    return `${speaker}: This is line ${line + 1} of episode ${index + 1}, and it is about a place by the sea.\n`
  }).join('')
}
