import { expect, test } from 'vitest'
import type { QueueJob } from '../../../src/core/queue/queue-job.ts'
import { watchBatches } from '../../../src/main/queue/watch-batches.ts'

const waiting = (episode: string): QueueJob => ({
  id: `job of ${episode}`,
  library: '/library',
  episode,
  title: episode,
  engine: 'gemini',
  state: 'batch',
  startAfter: 1_000_000,
  created: 0,
})

async function settled(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await Promise.resolve()
}

/** A watch over episodes whose batches end when they are looked at for the how-manyth time. */
function openWatch(ends: Record<string, number>, jobs: readonly string[]) {
  const looks: string[] = []
  const collected: string[] = []
  const pauses: number[] = []
  let due: (() => void) | undefined
  const isOpen = (episode: string) => looks.filter((one) => one === episode).length < (ends[episode] ?? 0)
  const watch = watchBatches({
    open: async () => Object.keys(ends).filter(isOpen),
    collect: async (episode) => void looks.push(episode),
    waiting: async () => jobs.filter((one) => !collected.includes(`job of ${one}`)).map(waiting),
    onCollected: async ({ id }) => void collected.push(id),
    setTimer(run, milliseconds) {
      pauses.push(milliseconds)
      due = run
      return () => (due = undefined)
    },
    onBug: (bug) => looks.push(String(bug)),
  })
  const pass = async () => {
    due?.()
    await settled()
  }
  return { watch, looks, collected, pauses, pass }
}

test('batches are looked at at once and from time to time, whoever waits for them, until none is open', async () => {
  const { watch, looks, collected, pauses, pass } = openWatch({ a: 1, b: 3 }, ['a', 'b', 'gone'])
  watch.look()
  await settled()
  // One whose batch is known to nobody any more need not wait for its time.
  expect([looks, collected]).toEqual([
    ['a', 'b'],
    ['job of a', 'job of gone'],
  ])
  await pass()
  expect(collected.length).toBe(2)
  await pass()
  expect([looks, collected]).toEqual([
    ['a', 'b', 'b', 'b'],
    ['job of a', 'job of gone', 'job of b'],
  ])
  expect(pauses).toEqual([10_000, 15_000])
})

test('with patience, but soon again after an order; and not after the end', async () => {
  const { watch, looks, pauses, pass } = openWatch({ a: 100 }, [])
  watch.look()
  await settled()
  for (let times = 0; times < 12; times++) await pass()
  expect([pauses.at(-1), Math.max(...pauses)]).toEqual([300_000, 300_000])
  watch.look()
  await settled()
  expect(pauses.at(-1)).toBe(10_000)
  await watch.close()
  const before = looks.length
  watch.look()
  await settled()
  expect(looks.length).toBe(before)
})
