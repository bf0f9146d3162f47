import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { replaceIfUnchanged } from '../../../src/main/files/replace-if-unchanged.ts'
import { writeFileWhen } from '../../../src/main/files/write-file.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

test('the file that was read is replaced; one that changed since is left as it is', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'script.md')
  writeFileSync(path, 'one')
  expect(await replaceIfUnchanged(path, digest('one'), 'two')).toBe(true)
  expect(await replaceIfUnchanged(path, digest('one'), 'three')).toBe(false)
  expect(await replaceIfUnchanged(path, undefined, 'three')).toBe(false)
  expect(readFileSync(path, 'utf8')).toBe('two')
  expect(readdirSync(folder)).toEqual(['script.md'])
})

test('a file that was not there is made, unless somebody has made it; one that is gone is not made again', async () => {
  const folder = temporaryFolder()
  expect(await replaceIfUnchanged(join(folder, 'gone.md'), digest(''), 'mine')).toBe(false)
  expect(await replaceIfUnchanged(join(folder, 'script.md'), undefined, 'mine')).toBe(true)
  expect(readdirSync(folder)).toEqual(['script.md'])
})

test('the last look is when the new text is on disk and only the rename is left', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'script.md')
  let found: readonly string[] = []
  const look = () => {
    found = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
    return Promise.resolve(false)
  }
  expect(await writeFileWhen(path, look, 'new')).toBe(false)
  expect(found).toEqual(['new'])
  expect(readdirSync(folder)).toEqual([])
})

test('what cannot be read is told, and leaves nothing behind', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'script.md'))
  await expect(replaceIfUnchanged(join(folder, 'script.md'), undefined, 'new')).rejects.toMatchObject({
    code: 'not-a-file',
  })
  expect(readdirSync(folder)).toEqual(['script.md'])
})
