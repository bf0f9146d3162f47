import { basename } from 'node:path'
import type { Finding } from '../../core/publish/finding.ts'
import type { ShowEpisode } from './show-episodes.ts'

/**
 * Of folders that hold the same episode, as when somebody copied one, only the first can be published: the others' findings
 * say so. One that still has the name it was given comes before its copies.
 */
export function withoutCopies(episodes: readonly ShowEpisode[]): {
  readonly originals: readonly ShowEpisode[]
  readonly findings: readonly Finding[]
} {
  const originals = new Map<string, ShowEpisode>()
  for (const one of episodes) {
    const { id } = one.episode.file
    const known = originals.get(id)
    if (known === undefined || (!isOwnName(known) && isOwnName(one))) originals.set(id, one)
  }
  const copies = episodes.filter((one) => originals.get(one.episode.file.id) !== one)
  return { originals: [...originals.values()], findings: copies.map(findingOf) }
}

function isOwnName({ episode: { folder, file } }: ShowEpisode): boolean {
  return basename(folder).endsWith(`-${file.id.slice(0, 8)}`)
}

function findingOf({ episode: { folder, file } }: ShowEpisode): Finding {
  return {
    rule: 'copied-folder',
    level: 'refused',
    episode: file.id,
    message: `“${file.title}” in ${basename(folder)} is a copy of another episode’s folder and has its id: it was left out.`,
    wayOut: 'Make it a new episode from its script, or delete the copy.',
  }
}
