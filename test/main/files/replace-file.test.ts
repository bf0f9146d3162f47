import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { replaceFile, replaceFileNow, type RenameSurroundings } from '../../../src/main/files/replace-file.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

/** A disk that says no so many times; the waits are written down, not waited. */
function refusing(code: string, times: number, platform: NodeJS.Platform = 'win32') {
  const waits: number[] = []
  let attempts = 0
  const surroundings: RenameSurroundings = {
    platform,
    rename: () =>
      attempts++ < times ? Promise.reject(Object.assign(new Error(code), { code })) : Promise.resolve(),
    wait: (milliseconds) => Promise.resolve(waits.push(milliseconds)),
  }
  return { surroundings, waits, attempts: () => attempts }
}

test.each(['EPERM', 'EACCES', 'EBUSY'])('a file that is held for a moment on Windows (%s)', async (code) => {
  const disk = refusing(code, 3)
  await replaceFile('a', 'b', disk.surroundings)
  expect(disk.waits).toEqual([10, 20, 40])
})

test('one that is held for good is told after a second', async () => {
  const disk = refusing('EBUSY', Infinity)
  await expect(replaceFile('a', 'b', disk.surroundings)).rejects.toMatchObject({ code: 'EBUSY' })
  expect(disk.waits.reduce((sum, wait) => sum + wait, 0)).toBe(1000)
})

test.each<[string, NodeJS.Platform]>([
  ['ENOSPC', 'win32'],
  ['ENOENT', 'win32'],
  ['EPERM', 'linux'],
  ['EACCES', 'darwin'],
])('%s on %s is told at once', async (code, platform) => {
  const disk = refusing(code, Infinity, platform)
  await expect(replaceFile('a', 'b', disk.surroundings)).rejects.toMatchObject({ code })
  expect(disk.attempts()).toBe(1)
})

test('on a real disk the new file takes the place of the old one', async () => {
  const folder = temporaryFolder()
  const [from, to] = [join(folder, 'new'), join(folder, 'old')]
  writeFileSync(to, '0')
  for (const [content, replace] of [
    ['1', replaceFile],
    ['2', replaceFileNow],
  ] as const) {
    writeFileSync(from, content)
    await replace(from, to)
    expect(readFileSync(to, 'utf8')).toBe(content)
    expect(readdirSync(folder)).toEqual(['old'])
  }
  expect(() => replaceFileNow(from, to)).toThrow(expect.objectContaining({ code: 'ENOENT' }))
})
