import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import { holdLock, isLeftOver, waitForLock } from '../../../src/main/files/lock-file.ts'
import { ownMark } from '../../../src/main/files/process-mark.ts'
import { seeLock, takingPath } from '../../../src/main/files/seen-lock.ts'
import { sweepParts } from '../../../src/main/files/sweep-parts.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

test('one holds the lock, the other is told who is at work, and after release it is free', async () => {
  const path = join(temporaryFolder(), 'locks', 'one.lock')
  const release = await holdLock(path, 'Sound')
  await expect(holdLock(path, 'Sound')).rejects.toMatchObject({
    code: 'episode-busy',
    message: 'Sound is being rendered by another Castwright.',
  })
  await release()
  expect(existsSync(path)).toBe(false)
  await (
    await holdLock(path, 'Sound')
  )()
})

test('the lock of a process that was killed is taken over', async () => {
  const path = join(temporaryFolder(), 'one.lock')
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  writeFileSync(path, JSON.stringify({ process: child.pid }))
  await (
    await holdLock(path, 'Sound')
  )()
})

test('a lock without a name is waited for a little, then taken over', async () => {
  const path = join(temporaryFolder(), 'one.lock')
  writeFileSync(path, '')
  await expect(holdLock(path, 'Sound')).rejects.toMatchObject({ code: 'episode-busy' })
  const old = new Date(Date.now() - 60_000)
  utimesSync(path, old, old)
  const release = await holdLock(path, 'Sound')
  expect(readdirSync(join(path, '..'))).toEqual(['one.lock'])
  await release()
})

test.each([
  ['an earlier run of the machine', { boot: 'another' }],
  ['an earlier run of a machine that tells only when it began', { boot: '~1000000000' }],
  ['an earlier process', { start: '1' }],
])('a lock of %s is taken, though its number is that of a live process', async (_, earlier) => {
  const path = join(temporaryFolder(), 'one.lock')
  writeFileSync(path, JSON.stringify({ ...ownMark(), ...earlier }))
  expect(await isLeftOver(path)).toBe(true)
  const release = await holdLock(path, 'Sound')
  await expect(holdLock(path, 'Sound')).rejects.toMatchObject({ code: 'episode-busy' })
  await release()
})

test('the lock of a worker that broke down is taken by the next worker of its process, and by nobody else', async () => {
  const path = join(temporaryFolder(), 'one.lock')
  const start = async () => {
    const worker = new Worker(new URL('../../helpers/break-down-locked.ts', import.meta.url), {
      workerData: { path },
    })
    onTestFinished(async () => void (await worker.terminate()))
    const message: readonly unknown[] = await once(worker, 'message')
    return { worker, outcome: message[0] }
  }
  const first = await start()
  expect(first.outcome).toBe('held')
  await expect(holdLock(path, 'Sound')).rejects.toMatchObject({ code: 'episode-busy' })
  expect(await isLeftOver(path)).toBe(false)
  await first.worker.terminate()
  expect((await start()).outcome).toBe('held')
})

test('a lock of an older version tells only the number of its process', async () => {
  const path = join(temporaryFolder(), 'one.lock')
  writeFileSync(path, JSON.stringify({ process: process.pid }))
  expect(await isLeftOver(path)).toBe(false)
})

/** Takes a lock a little later than others: they may have found it left over, and then it is taken. */
async function takeLater(path: string, later: number) {
  for (let turn = 0; turn < later; turn++) await setImmediate()
  return holdLock(path, 'Sound')
}

test('of many who find a lock left over, one has it', async () => {
  const folder = temporaryFolder()
  for (let round = 0; round < 30; round++) {
    const path = join(folder, `${round}.lock`)
    writeFileSync(path, JSON.stringify({ ...ownMark(), boot: 'another' }))
    const takers = await Promise.allSettled(Array.from({ length: 24 }, (_, later) => takeLater(path, later)))
    expect(takers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(readdirSync(folder).filter((name) => name.startsWith(`${round}.`))).toEqual([`${round}.lock`])
  }
})

test('the mark of a taker that was killed goes with the next sweep, where its lock is there no more', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'one.lock')
  const put = (token: string) => {
    writeFileSync(path, JSON.stringify({ ...ownMark(), boot: 'another', token }))
    return seeLock(path)
  }
  const marks = [await put('first'), await put('second')].map((lock) => lock && takingPath(path, lock))
  for (const mark of marks) if (mark !== undefined) writeFileSync(mark, '')
  await sweepParts(folder)
  expect(readdirSync(folder).map((name) => join(folder, name))).toEqual([path, marks[1]])
})

test('a lock for moments is waited for, and taken where it is too old', async () => {
  const path = join(temporaryFolder(), 'one.lock')
  const order: string[] = []
  const first = await waitForLock(path, 5_000)
  const second = waitForLock(path, 5_000).then((release) => {
    order.push('second')
    return release
  })
  order.push('first')
  await first()
  const holding = await second
  expect(order).toEqual(['first', 'second'])
  const old = new Date(Date.now() - 6_000)
  utimesSync(path, old, old)
  const third = await waitForLock(path, 5_000)
  // What was taken from the second is no longer its own to let go.
  await holding()
  expect(existsSync(path)).toBe(true)
  await third()
  expect(existsSync(path)).toBe(false)
})
