import { foldPieceName } from '../../core/music/piece-name.ts'
import type { EpisodeMusic, MusicShelf } from './music-types.ts'

/** The names that cues of an episode's script can say: `shown` are offered, `known` are understood. */
export type MusicNames = { readonly shown: readonly string[]; readonly known: ReadonlySet<string> }

export function musicNames({ pieces }: MusicShelf, { beside }: Pick<EpisodeMusic, 'beside'>): MusicNames {
  const shown = [...pieces.map(({ name }) => name), ...beside]
  const former = pieces.flatMap(({ formerNames }) => formerNames)
  return { shown, known: new Set([...shown, ...former].map(foldPieceName)) }
}

export function isKnownMusic({ known }: MusicNames, name: string): boolean {
  return known.has(foldPieceName(name))
}
