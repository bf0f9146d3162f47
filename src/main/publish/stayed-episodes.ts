import type { PublishManifest } from './publish-manifest.ts'

/** An episode that cannot be made now. */
export type KeptEpisode = {
  /** Its id, or the beginning of it; empty where it may be any. */
  readonly id: string
  /** Why, as a sentence. */
  readonly reason: string
  /** Ids of those that it is not, where its own is not wholly known. */
  readonly but?: ReadonlySet<string> | undefined
}

/** An episode that stays in the feed as it was published, and why. */
export type StayedEpisode = { readonly id: string; readonly title: string; readonly reason: string }

/** Those of the published episodes that stay: they are not `made` again, and may be one of those that cannot be. */
export function stayedEpisodes(
  manifest: PublishManifest | undefined,
  made: ReadonlySet<string>,
  kept: readonly KeptEpisode[],
): readonly StayedEpisode[] {
  return Object.entries(manifest?.episodes ?? {}).flatMap(([id, { facts }]) => {
    if (made.has(id)) return []
    // A whole id says more than one that may be any.
    const one = kept
      .toSorted((former, latter) => latter.id.length - former.id.length)
      .find((candidate) => id.startsWith(candidate.id) && candidate.but?.has(id) !== true)
    return one === undefined ? [] : [{ id, title: facts.title, reason: one.reason }]
  })
}
