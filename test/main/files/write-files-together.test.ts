import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeFilesTogether } from '../../../src/main/files/write-files-together.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

test('files are written and replaced whole, with nothing left beside them', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'b'), 'old')
  await writeFilesTogether(folder, [
    { name: 'a', content: ['one, ', new TextEncoder().encode('two')] },
    { name: 'b', content: ['three'] },
  ])
  expect(readdirSync(folder).toSorted()).toEqual(['a', 'b'])
  expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('one, two')
  expect(readFileSync(join(folder, 'b'), 'utf8')).toBe('three')
})

test('where one cannot be written, none gets its name', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'a'), 'old')
  const writing = writeFilesTogether(folder, [
    { name: 'a', content: ['new'] },
    { name: join('gone', 'b'), content: ['new'] },
  ])
  await expect(writing).rejects.toMatchObject({ code: 'folder-missing' })
  expect(readdirSync(folder)).toEqual(['a'])
  expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('old')
})

test('names are given in order: where one cannot be, those after it are not', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'b', 'taken'), { recursive: true })
  const writing = writeFilesTogether(
    folder,
    ['a', 'b', 'c'].map((name) => ({ name, content: [name] })),
  )
  await expect(writing).rejects.toMatchObject({ name: 'StudioError' })
  expect(readdirSync(folder).toSorted()).toEqual(['a', 'b'])
})
