import { episodeSlug } from '../../core/publish/episode-slug.ts'
import { StudioError } from '../../shared/studio-error.ts'
import { standing } from './own-files.ts'
import type { PublishManifest } from './publish-manifest.ts'
import type { PublishableEpisode, PublishOptions } from './publishable.ts'
import { pathsOf } from './paths-of.ts'
import { stageEpisode, type StageContext } from './stage-episode.ts'
import type { StagedFile } from './staging.ts'

export type StagedEpisodes = {
  readonly episodes: PublishManifest['episodes']
  readonly files: readonly StagedFile[]
}

/** How many are worked on at once: while one waits for a disk or an encoder, another goes on. */
const AT_ONCE = 4

/**
 * All episodes as they are to be published. Those whose marks are the same and whose files are there as they were written
 * are taken as they are; the others are loaded and what is missing of them is made. Throws StudioError.
 */
export async function stageEpisodes(
  context: StageContext,
  wanted: readonly PublishableEpisode[],
  { signal, onProgress }: PublishOptions,
): Promise<StagedEpisodes> {
  const { folder, manifest } = context
  const known = (episode: PublishableEpisode) => {
    const before = manifest?.episodes[episode.id]
    if (manifest === undefined || before === undefined || before.mark !== episode.mark) return undefined
    const isWhole = pathsOf(before.facts).every(
      (path) => standing(folder, path, manifest.files[path]) !== undefined,
    )
    return isWhole ? before : undefined
  }
  const ready = new Map(
    wanted.flatMap((episode) => {
      const before = known(episode)
      return before === undefined ? [] : [[episode.id, before] as const]
    }),
  )
  const toMake = wanted.filter(({ id }) => !ready.has(id))
  const files: StagedFile[] = []
  const shares = toMake.map(() => 0)
  const tell = (place: number, fraction: number) => {
    shares[place] = fraction
    onProgress((0.99 * shares.reduce((sum, share) => sum + share, 0)) / toMake.length)
  }
  const stop = new AbortController()
  const either = AbortSignal.any([signal, stop.signal])
  const queue = toMake.entries()
  const work = async () => {
    for (const [place, { id, mark, load }] of queue) {
      if (either.aborted) return
      const loaded = await load()
      const slug = manifest?.episodes[id]?.slug ?? episodeSlug(loaded.title, id)
      const staged = await stageEpisode(context, loaded, slug, {
        signal: either,
        onProgress: (fraction) => tell(place, fraction),
      })
      files.push(...staged.files)
      ready.set(id, { mark, slug, facts: staged.facts })
      tell(place, 1)
    }
  }
  const ended = await Promise.allSettled(
    Array.from({ length: AT_ONCE }, () =>
      work().catch((error: unknown) => {
        // What the others meet because of this is no news.
        if (!stop.signal.aborted) stop.abort(error)
        throw error
      }),
    ),
  )
  if (signal.aborted) throw new StudioError('cancelled', 'Publishing was cancelled.')
  if (ended.some(({ status }) => status === 'rejected')) throw stop.signal.reason
  const inOrder = wanted.flatMap(({ id }) => {
    const episode = ready.get(id)
    return episode === undefined ? [] : [[id, episode] as const]
  })
  return { episodes: Object.fromEntries(inOrder), files }
}
