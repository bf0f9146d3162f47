import { setImmediate } from 'node:timers/promises'
import { episodeSlug } from '../../core/publish/episode-slug.ts'
import { isStudioError, StudioError } from '../../shared/studio-error.ts'
import { standing } from './own-files.ts'
import type { PublishManifest } from './publish-manifest.ts'
import type { PublishableEpisode, PublishOptions } from './publishable.ts'
import { pathsOf } from './paths-of.ts'
import { stageEpisode, type StageContext } from './stage-episode.ts'
import type { StagedFile } from './staging.ts'
import type { StayedEpisode } from './stayed-episodes.ts'

export type StagedEpisodes = {
  readonly episodes: PublishManifest['episodes']
  readonly files: readonly StagedFile[]
  /** Those that cannot be made now, and why. */
  readonly failed: readonly StayedEpisode[]
}

/** How many are worked on at once: while one waits for a disk or an encoder, another goes on. */
const AT_ONCE = 4
/** Episodes that are looked at in one go. */
const LOOKS = 20

/**
 * All episodes as they are to be published. Those whose marks are the same and whose files are there as they were written
 * are taken as they are; the others are loaded and what is missing of them is made. One that cannot be loaded holds up no
 * other. Throws StudioError.
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
    const isWhole = pathsOf(before.facts).every((path) => standing(folder, path, manifest) !== undefined)
    return isWhole ? before : undefined
  }
  const ready: Map<string, PublishManifest['episodes'][string]> = new Map()
  for (const [place, episode] of wanted.entries()) {
    // Files whose look leaves a doubt are read: who stops it meanwhile is heard.
    if (place % LOOKS === 0) await setImmediate()
    if (signal.aborted) throw cancelled()
    const before = known(episode)
    if (before !== undefined) ready.set(episode.id, before)
  }
  const toMake = wanted.filter(({ id }) => !ready.has(id))
  const files: StagedFile[] = []
  const failed = new Map<string, string>()
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
      const loaded = await load().catch((error: unknown) => {
        if (!isOfEpisode(error)) throw error
        failed.set(id, error.message)
        return undefined
      })
      if (loaded === undefined) {
        tell(place, 1)
        continue
      }
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
  if (signal.aborted) throw cancelled()
  if (ended.some(({ status }) => status === 'rejected')) throw stop.signal.reason
  const inOrder = wanted.flatMap(({ id }) => {
    const episode = ready.get(id)
    return episode === undefined ? [] : [[id, episode] as const]
  })
  return {
    episodes: Object.fromEntries(inOrder),
    files,
    failed: wanted.flatMap(({ id, title }) => {
      const reason = failed.get(id)
      return reason === undefined ? [] : [{ id, title, reason }]
    }),
  }
}

/** Whether this is the fault of what an episode has in its folder: a picture that has gone, a script that cannot be read. */
function isOfEpisode(error: unknown): error is StudioError {
  return isStudioError(error) && error.code !== 'cancelled' && error.code !== 'internal'
}

function cancelled(): StudioError {
  return new StudioError('cancelled', 'Publishing was cancelled.')
}
