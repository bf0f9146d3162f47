import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { link } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { placeFile } from '../../../src/main/files/place-file.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const withoutLinks: typeof link = () =>
  Promise.reject(Object.assign(new Error('operation not permitted'), { code: 'EPERM' }))

describe.each([
  ['with links', link],
  ['without links', withoutLinks],
])('on a disk %s', (_what, makeLink) => {
  test('a file gets a name that is free', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'part'), 'whole')
    expect(await placeFile(join(folder, 'part'), join(folder, 'talk.wav'), makeLink)).toBe(true)
    expect(readdirSync(folder)).toEqual(['talk.wav'])
    expect(readFileSync(join(folder, 'talk.wav'), 'utf8')).toBe('whole')
  })

  test('a name that is taken stays with its owner, and the file as it is', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'part'), 'whole')
    writeFileSync(join(folder, 'talk.wav'), 'mine')
    expect(await placeFile(join(folder, 'part'), join(folder, 'talk.wav'), makeLink)).toBe(false)
    expect(readFileSync(join(folder, 'talk.wav'), 'utf8')).toBe('mine')
    expect(readFileSync(join(folder, 'part'), 'utf8')).toBe('whole')
  })

  test('of many that want one name at once, one gets it', async () => {
    const folder = temporaryFolder()
    const parts = Array.from({ length: 8 }, (_, number) => join(folder, `part ${number}`))
    for (const part of parts) writeFileSync(part, part)
    const placed = await Promise.all(parts.map((part) => placeFile(part, join(folder, 'talk.wav'), makeLink)))
    expect(placed.filter(Boolean)).toHaveLength(1)
    expect(readFileSync(join(folder, 'talk.wav'), 'utf8')).toBe(parts[placed.indexOf(true)])
    expect(readdirSync(folder)).toHaveLength(8)
  })

  test('what the disk refuses is told', async () => {
    const folder = temporaryFolder()
    const missing = join(folder, 'nowhere', 'talk.wav')
    writeFileSync(join(folder, 'part'), 'whole')
    await expect(placeFile(join(folder, 'part'), missing, makeLink)).rejects.toMatchObject({
      code: 'folder-missing',
    })
  })
})
