import { orderEpisodes } from '../../core/library/order-episodes.ts'
import type { EpisodeSummary, Settings } from './episode-types.ts'

/** The episodes whose title or show holds `wanted`, in the order asked for. Case and accents make no difference. */
export function arrangeEpisodes(
  episodes: readonly EpisodeSummary[],
  wanted: string,
  sort: Settings['librarySort'],
): readonly EpisodeSummary[] {
  const plain = fold(wanted.trim())
  const found =
    plain === ''
      ? episodes
      : episodes.filter((episode) => fold(`${episode.title} ${episode.show ?? ''}`).includes(plain))
  return orderEpisodes(found, sort)
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
