import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkFeed } from '../../src/core/publish/check-feed.ts'
import { toFeed } from '../../src/core/publish/to-feed.ts'
import { toShowPage } from '../../src/core/publish/to-show-page.ts'
import { publishShow } from '../../src/main/publish/publish-show.ts'
import { goodEpisode, goodShow } from '../core/publish/sample-feed.ts'
import { publishOptions, sampleEpisode, show } from '../main/publish/sample-publish.ts'
import { publishBlocks } from './publish-blocks.ts'
import type { BenchRow } from './window/bench-row.ts'

const EPISODES = 1000
const runs = 5

/** A show of many episodes: its feed, and its folder the first time, again, and with one episode more. Sound is a few bytes. */
export async function benchFeed(): Promise<{ name: string; rows: BenchRow[] }> {
  const facts = Array.from({ length: EPISODES }, (_, number) => ({
    ...goodEpisode,
    id: String(number),
    number,
  }))
  const now = new Date('2026-11-23T18:00:00Z')
  const feed = await median(() => {
    toFeed({ show: goodShow, episodes: facts, address: 'https://example.org/p', guid: 'x', builtAt: now })
    toShowPage(goodShow, facts)
    checkFeed(goodShow, facts, now)
    return Promise.resolve()
  })
  const home = await mkdtemp(join(tmpdir(), 'castwright-bench-'))
  const folder = join(home, 'folder')
  try {
    const publish = (count: number) => {
      const episodes = Array.from({ length: count }, (_, number) => sampleEpisode(number).episode)
      return publishShow({ folder, show, episodes }, publishOptions())
    }
    const first = await milliseconds(() => publish(EPISODES))
    const again = await median(() => publish(EPISODES))
    const more = await milliseconds(() => publish(EPISODES + 1))
    const { blocked, took } = await publishBlocks(home, EPISODES)
    return {
      name: `A show of ${EPISODES.toLocaleString('en')} episodes`,
      rows: [
        { what: 'feed, page and check', value: feed, unit: 'ms', limit: 1000 },
        { what: 'folder published again', value: again, unit: 'ms', limit: 200 },
        { what: 'folder with one episode more', value: more, unit: 'ms', limit: 1000 },
        { what: 'main thread meanwhile, in one go', value: blocked, unit: 'ms', limit: 16 },
        { what: 'worker and feed from a library, in all', value: took, unit: 'ms' },
        { what: 'folder the first time, 4,000 files synced', value: first, unit: 'ms' },
      ],
    }
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const figures: number[] = []
  for (let run = 0; run < runs; run++) figures.push(await milliseconds(work))
  return figures.toSorted((one, other) => one - other)[runs >> 1] ?? 0
}
