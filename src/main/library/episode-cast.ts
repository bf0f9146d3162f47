import type { CastEntry } from '../../core/script/script.ts'
import type { EpisodeFile } from './episode-file.ts'

type Cast = Readonly<Record<string, CastEntry>>

/** The cast of an episode with the members this version knows, and no others. */
export function knownCast(cast: EpisodeFile['cast']): Record<string, CastEntry> {
  return mapEntries(cast, ({ voice, style, pace }) => ({
    ...(voice === undefined ? {} : { voice }),
    ...(style === undefined ? {} : { style }),
    ...(pace === undefined ? {} : { pace }),
  }))
}

/** A new cast for an episode. Members that this version does not know stay with their speakers. */
export function changeCast(old: EpisodeFile['cast'], cast: Cast): EpisodeFile['cast'] {
  return mapEntries(cast, (entry, speaker) => {
    const unknown: Record<string, unknown> = { ...old[speaker] }
    for (const name of ['voice', 'style', 'pace']) delete unknown[name]
    return { ...unknown, ...entry }
  })
}

function mapEntries<From, To>(
  cast: Readonly<Record<string, From>>,
  change: (entry: From, speaker: string) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(cast).map(([speaker, entry]) => [speaker, change(entry, speaker)]))
}
