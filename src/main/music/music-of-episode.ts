import { foldPieceName } from '../../core/music/piece-name.ts'
import type { MusicInUse } from '../../core/music/music-in-use.ts'
import { musicRemarks, unknownMusic } from '../../core/music/music-remarks.ts'
import type { Cue, Problem } from '../../core/script/script.ts'
import type { ShowMusic } from '../../core/show/show-profile.ts'
import type { EpisodeFile } from '../library/episode-file.ts'
import type { MusicPiece } from './music-file.ts'

/** The music of an episode. */
export type EpisodeMusic = {
  readonly inUse: MusicInUse
  /** What is left out, and why. */
  readonly problems: readonly Problem[]
}

export type MusicOfEpisode = {
  readonly pieces: readonly MusicPiece[]
  readonly cues: readonly Cue[]
  /** What the episode chose; see `episode.json`. */
  readonly chosen: EpisodeFile['music']
  /** What it has from its show where it chose nothing. */
  readonly show: ShowMusic | undefined
  /** Files beside the script that its cues name, each with the key of its piece. */
  readonly beside: ReadonlyMap<string, string>
}

const parts = ['intro', 'outro', 'bed'] as const

/** Finds the pieces that an episode's cues, its own choice and its show mean. Never throws. */
export function musicOfEpisode({ pieces, cues, chosen, show, beside }: MusicOfEpisode): EpisodeMusic {
  const find = pieceFinder(pieces)
  const byKey = new Map(pieces.map((piece) => [piece.key, piece]))
  const named = (name: string) => byKey.get(beside.get(name) ?? '') ?? find(name)
  const names = pieces.map(({ name }) => name)
  const nowhere = { line: 1, range: { start: 0, end: 0 } }
  const wanted = parts.flatMap((part) => {
    const name = chosen[part] === undefined ? show?.[part] : chosen[part]
    return name === undefined || name === null ? [] : [{ part, name }]
  })
  const missing = wanted.filter(({ name }) => find(name) === undefined)
  return {
    inUse: { named, ...Object.fromEntries(wanted.map(({ part, name }) => [part, find(name)])) },
    problems: [
      ...missing.map(({ name }) => ({ ...unknownMusic({ ...nowhere, written: name }, []), fix: undefined })),
      ...musicRemarks(cues, { named }, names),
    ],
  }
}

/** Finds a piece by its name, or by one it had before. */
export function pieceFinder(pieces: readonly MusicPiece[]): (name: string) => MusicPiece | undefined {
  const now = new Map(pieces.map((piece) => [foldPieceName(piece.name), piece]))
  const before = new Map(
    pieces.flatMap((piece) => piece.formerNames.map((name) => [foldPieceName(name), piece])),
  )
  return (name) => now.get(foldPieceName(name)) ?? before.get(foldPieceName(name))
}
