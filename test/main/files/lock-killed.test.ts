import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { holdLock } from '../../../src/main/files/lock-file.ts'
import { ownMark } from '../../../src/main/files/process-mark.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const program = join(import.meta.dirname, '../../helpers/take-lock-and-die.ts')

/** Takes the lock in a program that is killed before its nth effect on disk; false where it comes through. */
async function dieTaking(path: string, nth: number): Promise<boolean> {
  const child = spawn(process.execPath, [program, path, String(nth)], { stdio: 'ignore' })
  const ended: readonly unknown[] = await once(child, 'exit')
  const [code, signal] = ended
  if (signal !== 'SIGKILL' && code !== 0) throw new Error('The program broke down')
  return signal === 'SIGKILL'
}

test('killed at any step of taking what was left over, it stops nobody and leaves nothing for good', async () => {
  const ends = Array.from({ length: 8 }, async (_, nth) => {
    const folder = temporaryFolder()
    const path = join(folder, 'one.lock')
    writeFileSync(path, JSON.stringify({ ...ownMark(), boot: 'another' }))
    const hasDied = await dieTaking(path, nth)
    if (!hasDied) return 'came through'
    const release = await holdLock(path, 'Sound')
    const held = readdirSync(folder)
    await release()
    return [held, readdirSync(folder)]
  })
  // Seven effects: its name is written and linked for the lock, which is taken, then for the mark, which becomes the lock.
  const all = await Promise.all(ends)
  expect(all).toEqual([...Array.from({ length: 7 }, () => [['one.lock'], []]), 'came through'])
})
