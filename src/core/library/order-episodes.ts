export type EpisodeOrder = 'changed' | 'title' | 'length'

/** What an episode is ordered by. */
type Ordered = {
  readonly title: string
  /** ISO 8601, in UTC. */
  readonly updatedAt: string
  readonly seconds?: number | undefined
}

/** The episodes as the library shows them: newest first, by title, or longest first. */
export function orderEpisodes<Episode extends Ordered>(
  episodes: readonly Episode[],
  order: EpisodeOrder,
): readonly Episode[] {
  switch (order) {
    case 'changed':
      // Dates of one form sort by their characters; comparing them as words would load a language's rules first.
      return episodes.toSorted((a, b) =>
        a.updatedAt === b.updatedAt ? 0 : a.updatedAt < b.updatedAt ? 1 : -1,
      )
    case 'title': {
      const byTitle = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
      return episodes.toSorted((a, b) => byTitle.compare(a.title, b.title))
    }
    case 'length':
      return episodes.toSorted((a, b) => (b.seconds ?? -1) - (a.seconds ?? -1))
  }
}
