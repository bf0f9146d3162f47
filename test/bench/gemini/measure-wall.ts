import type { BenchRow } from '../window/bench-row.ts'
import { median } from './median.ts'
import { passageOf, withStudio, type Studio } from './with-studio.ts'
import { withServer } from './with-server.ts'

const requests = 60
const atOnce = 8
const latency = 2
const seconds = 10
const rounds = 3
const ideal = Math.ceil(requests / atOnce) * latency

/** How long the requests of an episode take, over what waiting for the server alone would take. */
export function measureWall(): Promise<readonly BenchRow[]> {
  return withServer({ latency: 1000 * latency, seconds }, async ({ url }) => {
    const times: number[] = []
    for (let round = 0; round < rounds; round++)
      times.push(await withStudio({ url, concurrency: atOnce }, speakEpisode))
    const wall = median(times)
    return [
      {
        what: `${requests} requests of ${latency} s, ${atOnce} at once`,
        value: wall,
        unit: 's',
        note: `median of ${rounds}; ${seconds} s of speech each, in books and takes on disk`,
      },
      { what: 'over waiting alone', value: wall / ideal, unit: '×', limit: 1.03, note: `${ideal} s` },
    ]
  })
}

/**
 * Seconds until every passage is spoken and kept, as many at work as the engine asks for. Google's library is loaded
 * before, as it is for the second episode of a day.
 */
async function speakEpisode({ engine, shelf }: Studio): Promise<number> {
  const { signal } = new AbortController()
  const purpose = { kind: 'take', episode: 'the-episode' } as const
  const speak = (number: number) => engine.speak(passageOf(number, seconds), { signal, purpose, shelf })
  await speak(0)
  const start = performance.now()
  let next = 1
  const work = async () => {
    while (next <= requests) await speak(next++)
  }
  await Promise.all(Array.from({ length: engine.limits().concurrency }, work))
  return (performance.now() - start) / 1000
}
