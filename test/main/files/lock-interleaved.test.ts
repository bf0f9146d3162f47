import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { holdLock } from '../../../src/main/files/lock-file.ts'
import { ownMark } from '../../../src/main/files/process-mark.ts'
import { seeLock, takingPath } from '../../../src/main/files/seen-lock.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

/** Awaited before anything is done to files: the test says who goes next. */
const { turn, inTurn } = vi.hoisted(() => {
  const turns = { next: (): Promise<unknown> => Promise.resolve() }
  return {
    turn: turns,
    inTurn:
      <Given extends readonly unknown[], Result>(work: (...given: Given) => Result) =>
      async (...given: Given): Promise<Result> => {
        await turns.next()
        return work(...given)
      },
  }
})

vi.mock('node:fs/promises', async (original) => {
  const real = await import('node:fs')
  return {
    ...(await original<object>()),
    link: inTurn(real.linkSync),
    mkdir: inTurn(real.mkdirSync),
    readFile: inTurn(real.readFileSync),
    readdir: inTurn(real.readdirSync),
    rename: inTurn(real.renameSync),
    rm: inTurn(real.rmSync),
    stat: inTurn(real.statSync),
    unlink: inTurn(real.unlinkSync),
    writeFile: inTurn(real.writeFileSync),
  }
})

/** A lock that was left over, and takers that were killed at it: each wanted what the one before had left. */
async function leaveOver(path: string, takers: number): Promise<void> {
  writeFileSync(path, JSON.stringify({ ...ownMark(), boot: 'another', token: takers }))
  const lock = await seeLock(path)
  if (takers > 0 && lock !== undefined) await leaveOver(takingPath(path, lock), takers - 1)
}

test('in whatever order three go about a lock that was left over, no two hold it, and nothing is left', async () => {
  const folder = temporaryFolder()
  let round = 0
  const takers = fc.integer({ min: 0, max: 2 })
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), takers, async (scheduler, killed) => {
      const place = join(folder, String(round++))
      mkdirSync(place)
      const path = join(place, 'one.lock')
      turn.next = () => Promise.resolve()
      await leaveOver(path, killed)
      turn.next = () => scheduler.schedule(Promise.resolve())
      let holders = 0
      let held = 0
      const take = async () => {
        const release = await holdLock(path, 'Sound').catch(() => undefined)
        if (release === undefined) return
        held++
        expect(++holders).toBe(1)
        await turn.next()
        holders--
        await release()
      }
      await scheduler.waitFor(Promise.all([take(), take(), take()]))
      expect(held).toBeGreaterThanOrEqual(1)
      turn.next = () => Promise.resolve()
      const last = await holdLock(path, 'Sound')
      await last()
      expect(readdirSync(place)).toEqual([])
    }),
    { numRuns: 50 },
  )
})
