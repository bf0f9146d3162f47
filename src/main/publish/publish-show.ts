import { checkFeed } from '../../core/publish/check-feed.ts'
import type { FeedEpisode, FeedPicture, FeedShow } from '../../core/publish/feed-show.ts'
import type { Finding } from '../../core/publish/finding.ts'
import { podcastGuid } from '../../core/publish/podcast-guid.ts'
import { publicAddress } from '../../core/publish/public-address.ts'
import { feedName, toFeed } from '../../core/publish/to-feed.ts'
import { pageName, toShowPage } from '../../core/publish/to-show-page.ts'
import { StudioError } from '../../shared/studio-error.ts'
import { sweepParts } from '../files/sweep-parts.ts'
import { ensurePublishFolder } from './publish-folder.ts'
import { readManifest, type PublishManifest } from './publish-manifest.ts'
import type { PublishableEpisode, PublishableShow, PublishOptions } from './publishable.ts'
import { digestOf, standing } from './own-files.ts'
import { pathsOf } from './paths-of.ts'
import { readAddress } from './read-address.ts'
import { settleFolder } from './settle-folder.ts'
import { stayedEpisodes, type KeptEpisode, type StayedEpisode } from './stayed-episodes.ts'
import { stageEpisodes } from './stage-episodes.ts'
import { pictureFacts, stageContent } from './stage-episode.ts'
import { createStaging, type StagedFile } from './staging.ts'

export type PublishOrder = {
  /** Made where only it itself is missing. */
  readonly folder: string
  readonly show: PublishableShow
  readonly episodes: readonly PublishableEpisode[]
  /** What cannot be made now: where it was published, it stays as it was. */
  readonly kept?: readonly KeptEpisode[] | undefined
  /** Public address of the folder; the show's own where it is not said. */
  readonly address?: string | undefined
}

export type Published = {
  readonly folder: string
  /** Address of the feed, for directories. */
  readonly feed: string
  readonly guid: string
  readonly episodes: number
  /** Places in the folder that were written now, and removed. */
  readonly written: readonly string[]
  readonly removed: readonly string[]
  /** Episodes that stay as they were published. */
  readonly stayed: readonly StayedEpisode[]
  /** Episodes that cannot be made now and never were published, and why. */
  readonly leftOut: readonly StayedEpisode[]
  /** Places that are no longer needed, but were changed by somebody else: they are left. */
  readonly left: readonly string[]
  readonly findings: readonly Finding[]
}

/**
 * Publishes a show into a folder for any static host: feed, page, and for each episode its sound, captions, transcripts,
 * chapters and cover. What is there already as it should be is not touched. All files are made before the first gets its
 * place, and the feed gets it last: what fails before leaves the folder as it was. Throws StudioError: `feed-incomplete`
 * without a usable address, `file-exists` where somebody else's file is in the way, what the disk refuses, `cancelled`.
 */
export async function publishShow(order: PublishOrder, options: PublishOptions): Promise<Published> {
  const { folder } = order
  const address = readAddress(order.address ?? order.show.feed.address)
  await ensurePublishFolder(folder)
  await sweepParts(folder)
  const manifest = await readManifest(folder)
  if (manifest !== undefined && manifest.show !== order.show.id)
    throw new StudioError(
      'file-exists',
      `Another show is published in ${folder}: choose a folder of its own.`,
    )
  const staging = createStaging(folder)
  try {
    const context = { folder, manifest, staging }
    const { episodes: staged, files, failed } = await stageEpisodes(context, order.episodes, options)
    const made = new Set(Object.keys(staged))
    const stayed = stayedEpisodes(manifest, made, [...failed, ...(order.kept ?? [])])
    const staying = new Set(stayed.map(({ id }) => id))
    const episodes = { ...staged, ...pick(manifest, staying) }
    const facts = Object.values(episodes).map((episode) => episode.facts)
    const cover = order.show.cover && pictureFacts(order.show.cover, (name) => name)
    const show = feedShow(order.show, address, cover)
    const coverFiles =
      order.show.cover === undefined || cover === undefined
        ? []
        : await stageContent(context, cover.path, order.show.cover.bytes)
    const guid = order.show.feed.guid ?? manifest?.guid ?? podcastGuid(publicAddress(address, feedName))
    const front = await stageFront(context, { show, facts, address, guid, now: options.clock() })
    const settled = await settleFolder(context, {
      show: order.show.id,
      guid,
      ...front.built,
      episodes,
      wanted: wantedPaths(facts, cover?.path),
      staged: [...files, ...coverFiles, ...front.files],
      signal: options.signal,
    })
    options.onProgress(1)
    return {
      folder,
      feed: publicAddress(address, feedName),
      guid,
      episodes: facts.length,
      ...settled,
      stayed,
      leftOut: failed.filter(({ id }) => !staying.has(id)),
      findings: checkFeed(show, facts, options.clock()),
    }
  } finally {
    await staging.close()
  }
}

function pick(manifest: PublishManifest | undefined, ids: ReadonlySet<string>): PublishManifest['episodes'] {
  return Object.fromEntries(Object.entries(manifest?.episodes ?? {}).filter(([id]) => ids.has(id)))
}

/** What is told of the show, and nothing else: the rest of its file may change without a new feed. */
function feedShow(
  { title, author, description, language, feed, disclosure }: PublishableShow,
  address: string,
  cover: FeedPicture | undefined,
): FeedShow {
  const { link, ownerName, email, category, isExplicit, copyright } = feed
  return {
    title,
    author,
    description,
    language,
    feed: { address, link, ownerName, email, category, isExplicit, copyright },
    disclosure: { text: disclosure.text },
    cover,
  }
}

type Front = {
  readonly show: FeedShow
  readonly facts: readonly FeedEpisode[]
  readonly address: string
  readonly guid: string
  readonly now: Date
}

type Built = Pick<PublishManifest, 'builtAt' | 'state'>

/** Page and feed, the feed last; neither where they are there and nothing of what they tell has changed. */
async function stageFront(
  context: Parameters<typeof stageContent>[0],
  { show, facts, address, guid, now }: Front,
): Promise<{ readonly built: Built; readonly files: readonly StagedFile[] }> {
  const { folder, manifest } = context
  // Feed and page have an order of their own.
  const told = facts.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  const state = digestOf(JSON.stringify([FRONT, show, told, address, guid]))
  const isThere = [feedName, pageName].every((path) => standing(folder, path, manifest) !== undefined)
  if (manifest !== undefined && manifest.state === state && isThere)
    return { built: { builtAt: manifest.builtAt, state }, files: [] }
  const feed = toFeed({ show, episodes: facts, address, guid, builtAt: now })
  const files = [
    ...(await stageContent(context, pageName, toShowPage(show, facts))),
    ...(await stageContent(context, feedName, feed)),
  ]
  return { built: { builtAt: now.toISOString(), state }, files }
}

/** Changes when the program writes feeds or pages of the same facts in another way. */
const FRONT = 2

function wantedPaths(facts: readonly FeedEpisode[], cover: string | undefined): ReadonlySet<string> {
  return new Set([...facts.flatMap(pathsOf), ...(cover === undefined ? [] : [cover]), pageName, feedName])
}
