import { symlinkSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { canaryIn, findCanary } from './find-canary.ts'
import { temporaryFolder } from './temporary-folder.ts'

const canary = 'CANARY+key/of>>>a???test=0123456789'

test.each([
  ['plain', `before ${canary} after`],
  ['backwards', Array.from(canary).toReversed().join('')],
  ['URL', `?key=${encodeURIComponent(canary)}&a=1`],
  ['hexadecimal', Buffer.from(canary).toString('hex')],
  ['base64', Buffer.from(canary).toString('base64')],
  ['base64', Buffer.from(`a${canary}b`).toString('base64')],
  ['base64', Buffer.from(`ab${canary}c`).toString('base64')],
  ['base64url', Buffer.from(canary).toString('base64url')],
  ['base64url', Buffer.from(`a${canary}`).toString('base64url')],
  ['UTF-16', Buffer.from(`x${canary}`, 'utf16le')],
  ['UTF-16 BE', Buffer.from(canary, 'utf16le').swap16()],
])('a canary is found as %s', (form, content) => {
  expect(canaryIn(content, canary)).toContain(form)
  expect(canaryIn(Buffer.from(content).subarray(0, -12), canary)).toEqual([])
})

test('a canary is found in folders below, in names, and in the targets of links', () => {
  const folder = temporaryFolder()
  const below = join(folder, 'one', 'two')
  mkdirSync(below, { recursive: true })
  writeFileSync(join(below, 'clean.txt'), 'CANARY+key')
  expect(findCanary([folder], canary)).toEqual([])
  const name = canary.replace('/', '')
  writeFileSync(join(below, 'a.bin'), Buffer.concat([Buffer.alloc(1000), Buffer.from(canary)]))
  symlinkSync(`/nowhere/${canary}`, join(below, 'b'))
  writeFileSync(join(below, name), '')
  expect(findCanary([folder], canary)).toEqual([
    `${join(below, 'a.bin')} (plain)`,
    `${join(below, 'b')} (plain)`,
  ])
  expect(findCanary([folder], name)).toEqual([`the name of ${join(below, name)} (plain)`])
})
