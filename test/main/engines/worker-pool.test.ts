import { onTestFinished, expect, test } from 'vitest'
import { z } from 'zod'
import { StudioError, type ErrorCode } from '../../../src/shared/studio-error.ts'
import { createWorkerPool } from '../../../src/main/engines/draft/worker-pool.ts'

const misbehaving = new URL('../../helpers/misbehaving-worker.ts', import.meta.url)

function makePool(change: { workers?: number; timeLimit?: number; path?: string | URL } = {}) {
  const pool = createWorkerPool<string, string>({
    path: change.path ?? misbehaving,
    workers: change.workers ?? 1,
    timeLimit: change.timeLimit ?? 60,
    parseResult: (result) => z.string().parse(result),
  })
  onTestFinished(() => pool.close())
  const run = (task: string, signal = new AbortController().signal) =>
    pool.run(task, { place: 'line 12', signal })
  return { pool, run }
}

const failure = (code: ErrorCode, message: string) => new StudioError(code, message)

test('answers each job, first come first served', async () => {
  const { run } = makePool()
  const ended: string[] = []
  await Promise.all(['a', 'b', 'c', 'd'].map(async (task) => ended.push(await run(task))))
  expect(ended).toEqual(['a', 'b', 'c', 'd'])
})

test('tells progress', async () => {
  const { pool } = makePool()
  const seconds: number[] = []
  await pool.run('a', {
    place: 'line 12',
    signal: new AbortController().signal,
    onProgress: (now) => seconds.push(now),
  })
  expect(seconds).toEqual([1])
})

test('a job that makes no progress is stopped, those after it get a new worker', async () => {
  const { run } = makePool({ timeLimit: 2 })
  const hanging = expect(run('hang')).rejects.toEqual(
    failure('engine-timeout', 'Speaking line 12 made no progress for 2 s and was stopped.'),
  )
  const next = run('next')
  await hanging
  expect(await next).toBe('next')
})

test.each(['throw', 'exit', 'nonsense', 'fail'])(
  'a worker that answers with %j fails one job, once',
  async (task) => {
    const { run } = makePool()
    const jobs = await Promise.allSettled([run('before'), run(task), run('after')])
    expect(jobs).toEqual([
      { status: 'fulfilled', value: 'before' },
      {
        status: 'rejected',
        reason: failure('engine-failed', 'The draft voices failed while speaking line 12.'),
      },
      { status: 'fulfilled', value: 'after' },
    ])
  },
)

test('a result of the wrong shape is not passed on', async () => {
  const { run } = makePool()
  await expect(run('wrong result')).rejects.toBeInstanceOf(z.ZodError)
  expect(await run('after')).toBe('after')
})

test('a worker that cannot start fails every job with a sentence', async () => {
  const { run } = makePool({ path: new URL('no-such-worker.ts', import.meta.url) })
  const unavailable = failure('engine-unavailable', 'The draft voices could not be started.')
  for (const job of [run('a'), run('b')]) await expect(job).rejects.toEqual(unavailable)
})

test('a stopped job is cancelled at once, running or waiting, and its worker replaced', async () => {
  const { run } = makePool()
  const stop = new AbortController()
  const running = run('hang', stop.signal)
  const waiting = run('waiting', stop.signal)
  const kept = run('kept')
  stop.abort()
  const cancelled = failure('cancelled', 'Speaking line 12 was cancelled.')
  await expect(running).rejects.toEqual(cancelled)
  await expect(waiting).rejects.toEqual(cancelled)
  expect(await kept).toBe('kept')
})

test('a hanging job does not hold up another worker', async () => {
  const { run } = makePool({ workers: 2 })
  const stop = new AbortController()
  const hanging = expect(run('hang', stop.signal)).rejects.toEqual(
    expect.objectContaining({ code: 'cancelled' }),
  )
  for (const task of ['a', 'b', 'c']) expect(await run(task)).toBe(task)
  stop.abort()
  await hanging
})

test('resting, it ends who has nothing to do and nobody else, and starts another when there is work', async () => {
  const { pool, run } = makePool({ workers: 2 })
  const first = await run('who')
  const stop = new AbortController()
  const hanging = run('hang', stop.signal)
  const second = await run('who')
  await pool.rest()
  const third = await run('who')
  // The one that hangs is not the third, and was not ended.
  expect(new Set([first, second, third]).size).toBe(first === second ? 2 : 3)
  expect(third).not.toBe(second)
  const outcome = Promise.race([hanging.catch(() => 'ended'), run('who').then(() => 'goes on')])
  expect(await outcome).toBe('goes on')
  stop.abort()
  await expect(hanging).rejects.toMatchObject({ code: 'cancelled' })
})

test('closed, it cancels what is under way or waiting and takes nothing more', async () => {
  const { pool, run } = makePool()
  const jobs = Promise.allSettled([run('hang'), run('waiting')])
  await pool.close()
  const cancelled = { status: 'rejected', reason: failure('cancelled', 'Speaking line 12 was cancelled.') }
  expect(await jobs).toEqual([cancelled, cancelled])
  await expect(run('more')).rejects.toEqual(
    failure('engine-unavailable', 'The draft voices have been shut down.'),
  )
})
