import { useMemo } from 'react'
import { useQuery } from '../bridge/use-query.ts'
import { musicNames, type MusicNames } from './music-names.ts'
import type { EpisodeMusic, MusicShelf } from './music-types.ts'

export type Music = {
  readonly shelf: MusicShelf
  readonly ofEpisode: EpisodeMusic
  readonly names: MusicNames
}

/** The music of the library and what an episode has of it; undefined until both are known, or where they cannot be. */
export function useMusic(episode: string): Music | undefined {
  const shelf = useQuery('music.list')
  const ofEpisode = useQuery('music.ofEpisode', { id: episode })
  return useMemo(() => {
    if (shelf?.ok !== true || ofEpisode?.ok !== true) return undefined
    return { shelf: shelf.data, ofEpisode: ofEpisode.data, names: musicNames(shelf.data, ofEpisode.data) }
  }, [shelf, ofEpisode])
}
