import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { StudioError } from '../../../src/shared/studio-error.ts'
import { writeUnnamed } from '../../../src/main/cli/write-unnamed.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

test('a name that somebody takes while the file is written is not taken from them', async () => {
  const folder = temporaryFolder()
  const { file, result } = await writeUnnamed(folder, 'Speech', async (path) => {
    writeFileSync(path, 'whole')
    writeFileSync(join(folder, 'Speech.wav'), 'theirs')
    return 7
  })
  expect([file, result]).toEqual([join(folder, 'Speech (2).wav'), 7])
  expect(readFileSync(join(folder, 'Speech.wav'), 'utf8')).toBe('theirs')
  expect(readFileSync(file, 'utf8')).toBe('whole')
  expect(readdirSync(folder)).toHaveLength(2)
})

test('a failure leaves nothing, and names the file that a person would have found', async () => {
  const folder = temporaryFolder()
  const writing = writeUnnamed(folder, 'Speech', async (path) => {
    writeFileSync(path, 'half')
    throw new StudioError('disk-full', `The disk is full: ${path} could not be written.`)
  })
  await expect(writing).rejects.toMatchObject({
    code: 'disk-full',
    message: `The disk is full: ${join(folder, 'Speech.wav')} could not be written.`,
  })
  expect(readdirSync(folder)).toEqual([])
})
