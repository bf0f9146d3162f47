import { chmodSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createWavWriter } from '../../../src/main/audio/wav-writer.ts'
import { containedPath } from '../../../src/main/files/contained-path.ts'
import { copyFileAtomic } from '../../../src/main/files/copy-file.ts'
import { machineMark, partOwner, partPath } from '../../../src/main/files/part-name.ts'
import { writeFileAtomic } from '../../../src/main/files/write-file.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { withoutRoot } from '../../helpers/without-root.ts'

test('a file is written whole and replaced whole, with nothing left beside it', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'a.txt')
  await writeFileAtomic(path, 'one')
  await writeFileAtomic(path, 'two, ', new TextEncoder().encode('three'))
  expect(readFileSync(path, 'utf8')).toBe('two, three')
  expect(readdirSync(folder)).toEqual(['a.txt'])
})

test('when writing fails, the old file and nothing else is there', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'taken'))
  writeFileSync(join(folder, 'taken', 'x'), '')
  await expect(writeFileAtomic(join(folder, 'taken'), 'new')).rejects.toMatchObject({ name: 'StudioError' })
  await expect(writeFileAtomic(join(folder, 'missing', 'a'), 'new')).rejects.toMatchObject({
    code: 'folder-missing',
  })
  expect(readdirSync(folder)).toEqual(['taken'])
})

test('a file replaces a link, it does not write through it', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'precious'), 'keep')
  symlinkSync(join(folder, 'precious'), join(folder, 'link'))
  await writeFileAtomic(join(folder, 'link'), 'new')
  expect(readFileSync(join(folder, 'precious'), 'utf8')).toBe('keep')
})

test('a folder that cannot be synced does not make an error of a file that is in its place', () =>
  withoutRoot(async () => {
    const folder = temporaryFolder()
    const audio = join(folder, 'a.wav')
    const copy = join(folder, 'copy.wav')
    // Writing into such a folder is allowed, opening it is not.
    chmodSync(folder, 0o300)
    await writeFileAtomic(join(folder, 'a.txt'), 'whole')
    const writer = createWavWriter(audio, { format: 'pcm16', rate: 24_000, channels: 1 })
    writer.write(new Int16Array(10))
    writer.finish()
    await copyFileAtomic(audio, copy)
    chmodSync(folder, 0o700)
    expect(readdirSync(folder).toSorted()).toEqual(['a.txt', 'a.wav', 'copy.wav'])
  }))

test.each(['音', '\u{1F3B5}', 'a'])(
  'a file may have as long a name as the disk allows: %s',
  async (letter) => {
    const folder = temporaryFolder()
    const name = letter.repeat(Math.floor(255 / Buffer.byteLength(letter)))
    await writeFileAtomic(join(folder, name), 'new')
    expect(readdirSync(folder)).toEqual([name])
  },
)

test('unfinished files are known by their names', () => {
  expect(partOwner(partPath('/x/episode.json').slice(3))).toEqual({
    process: process.pid,
    machine: machineMark(),
  })
  expect(partOwner(partPath('/x/a\nb').slice(3))).toBeDefined()
  expect(partOwner('.hidden.part')).toBeUndefined()
  expect(partOwner('episode.json')).toBeUndefined()
})

test.each([
  ['..'],
  ['../x'],
  ['a', '..', '..', 'x'],
  ['/etc/passwd'],
  ['link', 'x'],
  ['deep', 'link', 'new', 'x'],
])('exploit: %j does not lead out of a folder', async (...parts) => {
  const root = temporaryFolder()
  const outside = temporaryFolder()
  mkdirSync(join(root, 'deep'))
  symlinkSync(outside, join(root, 'link'))
  symlinkSync(outside, join(root, 'deep', 'link'))
  await expect(containedPath(root, ...parts)).rejects.toMatchObject({ code: 'path-escapes' })
})

test('what lies inside is allowed, there or not, also when the root itself is a link', async () => {
  const root = temporaryFolder()
  const link = join(temporaryFolder(), 'library')
  symlinkSync(root, link)
  expect(await containedPath(link, 'a', '..b', 'c')).toBe(join(link, 'a', '..b', 'c'))
  expect(await containedPath(root)).toBe(root)
})
