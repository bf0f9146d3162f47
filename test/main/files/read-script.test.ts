import { execFileSync } from 'node:child_process'
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readScriptFile } from '../../../src/main/files/read-script.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

test.each([
  ['plain UTF-8', Buffer.from('Host: Grüße'), 'Host: Grüße'],
  ['UTF-8 with its mark, which is kept', Buffer.from('\uFEFFHost: Hi'), '\uFEFFHost: Hi'],
  ['UTF-16, little-endian', Buffer.from('\uFEFFHost: Hi', 'utf16le'), 'Host: Hi'],
  ['UTF-16, big-endian', Buffer.from('\uFEFFHost: Hi', 'utf16le').swap16(), 'Host: Hi'],
  ['an empty file', Buffer.alloc(0), ''],
])('%s is read', async (_, bytes, text) => {
  const path = join(temporaryFolder(), 'script.md')
  writeFileSync(path, bytes)
  expect(await readScriptFile(path)).toBe(text)
})

test.each<[string, (path: string) => void, string]>([
  ['a missing file', () => undefined, 'file-missing'],
  ['a folder', (path) => mkdirSync(path), 'not-a-file'],
  ['a pipe that nobody writes to', (path) => execFileSync('mkfifo', [path]), 'not-a-file'],
  ['a binary file', (path) => writeFileSync(path, Buffer.from([0x89, 0x50, 0, 1, 2])), 'script-unreadable'],
  [
    'bytes that are no UTF-8',
    (path) => writeFileSync(path, Buffer.from([0x48, 0xe4, 0x20])),
    'script-unreadable',
  ],
  [
    'a file of 2 GB',
    (path) => {
      writeFileSync(path, '')
      truncateSync(path, 2 ** 31)
    },
    'script-too-large',
  ],
])('%s is refused', async (_, make, code) => {
  const path = join(temporaryFolder(), 'script.md')
  make(path)
  await expect(readScriptFile(path)).rejects.toMatchObject({ code })
})

test('a device is refused', async () => {
  await expect(readScriptFile('/dev/zero')).rejects.toMatchObject({ code: 'not-a-file' })
})
