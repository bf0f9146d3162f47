import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { holdLock } from '../../../src/main/files/lock-file.ts'
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
