import { isDeepStrictEqual } from 'node:util'
import { noMusic } from '../../core/music/music-in-use.ts'
import type { Script } from '../../core/script/script.ts'
import type { ShowMusic } from '../../core/show/show-profile.ts'
import type { Episode } from '../library/episode-store.ts'
import type { Library } from '../library/library.ts'
import { addPiece } from './add-piece.ts'
import type { DecodedMusic } from './decoded-music.ts'
import { bringBeside, filesBeside, knownBeside } from './music-beside.ts'
import { musicOfEpisode, type EpisodeMusic } from './music-of-episode.ts'

export type ReadMusic = {
  readonly library: Pick<Library, 'music' | 'episodes'>
  readonly episode: Episode
  readonly script: Pick<Script, 'cues'>
  /** What the episode has from its show. */
  readonly show?: ShowMusic | undefined
}

export type PrepareMusic = ReadMusic & {
  readonly decoded: DecodedMusic
  readonly clock: () => Date
  readonly signal: AbortSignal
}

/** The music of an episode as it is known now; changes nothing. Throws StudioError where the library cannot be read. */
export async function readMusic(job: ReadMusic): Promise<EpisodeMusic> {
  if (isWithoutMusic(job)) return { inUse: noMusic, problems: [] }
  const { library, episode, script, show } = job
  const chosen = episode.file.music
  const files = await filesBeside(episode, script.cues)
  const { pieces } = await library.music.list()
  const beside = knownBeside(files, chosen.files)
  return musicOfEpisode({ pieces, cues: script.cues, chosen, show, beside })
}

/** The same before a render: files beside the script that its cues name become pieces of the library first. */
export async function prepareMusic(job: PrepareMusic): Promise<EpisodeMusic> {
  const { library, episode, script, decoded, clock, signal } = job
  const known = episode.file.music.files
  const beside = await filesBeside(episode, script.cues)
  if (beside.length === 0) return readMusic(job)
  const brought = await bringBeside(beside, known, script.cues, (path) =>
    addPiece(path, { music: library.music, decoded, clock, signal }),
  )
  const { files } = brought
  const now = isDeepStrictEqual(files, known ?? {})
    ? episode
    : await library.episodes.update(episode.folder, (file) => ({ ...file, music: { ...file.music, files } }))
  const { inUse, problems } = await readMusic({ ...job, episode: now })
  const refused = new Set(brought.problems.map(({ line }) => line))
  return { inUse, problems: [...problems.filter(({ line }) => !refused.has(line)), ...brought.problems] }
}

function isWithoutMusic({ episode, script, show }: ReadMusic): boolean {
  const chosen = episode.file.music
  const parts = [chosen.intro, chosen.outro, chosen.bed, show?.intro, show?.outro, show?.bed]
  return (
    parts.every((part) => part === undefined || part === null) &&
    script.cues.every(({ cue }) => cue !== 'music')
  )
}
