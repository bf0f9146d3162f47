import { expect, test } from 'vitest'
import { orderEpisodes, type EpisodeOrder } from '../../../src/core/library/order-episodes.ts'

const episodes = [
  { title: 'Part 10', updatedAt: '2026-01-03T00:00:00.000Z' },
  { title: 'part 9', updatedAt: '2026-01-01T00:00:00.000Z', seconds: 60 },
  { title: 'Über die Stille', updatedAt: '2026-01-02T00:00:00.000Z', seconds: 90 },
  { title: 'Zebra', updatedAt: '2025-12-31T00:00:00.000Z', seconds: 10 },
]

test.each<[EpisodeOrder, readonly string[]]>([
  ['changed', ['Part 10', 'Über die Stille', 'part 9', 'Zebra']],
  ['title', ['part 9', 'Part 10', 'Über die Stille', 'Zebra']],
  ['length', ['Über die Stille', 'part 9', 'Zebra', 'Part 10']],
])('by %s', (order, titles) => {
  expect(orderEpisodes(episodes, order).map(({ title }) => title)).toEqual(titles)
})
