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
  return found.toSorted(orders[sort])
}

const byTitle = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

const orders: Record<Settings['librarySort'], (a: EpisodeSummary, b: EpisodeSummary) => number> = {
  // Dates of one form sort by their characters; comparing them as words would load a language's rules first.
  changed: (a, b) => (a.updatedAt === b.updatedAt ? 0 : a.updatedAt < b.updatedAt ? 1 : -1),
  title: (a, b) => byTitle.compare(a.title, b.title),
  length: (a, b) => (b.seconds ?? -1) - (a.seconds ?? -1),
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
