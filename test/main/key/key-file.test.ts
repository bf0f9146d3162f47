import { spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keyFilesBeside, keyFilesFor, keyInFiles } from '../../../src/main/key/key-file.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const key = 'FILE-key-of-a-test-0123456789-aaaa'
const other = 'OTHER-key-of-a-test-0123456789-bbbb'

function envFile(content: string | Uint8Array): string {
  const path = join(temporaryFolder(), '.env')
  writeFileSync(path, content)
  return path
}

test.each([
  ['plain', `GEMINI_API_KEY=${key}\n`],
  ['quoted', `GEMINI_API_KEY="${key}"`],
  ['with export and a comment', `# keys\nexport GEMINI_API_KEY='${key}' # mine\n`],
  ['by its other name', `A=1\r\nGOOGLE_API_KEY=${key}\r\n`],
  ['with both names, the one that counts first', `GOOGLE_API_KEY=${other}\nGEMINI_API_KEY=${key}\n`],
  ['behind one that holds its place', `GEMINI_API_KEY=your-gemini-api-key-here\nGOOGLE_API_KEY=${key}\n`],
  ['with a byte order mark', `\uFEFFGEMINI_API_KEY=${key}\n`],
])('a key is found in a file: %s', async (_, content) => {
  expect(await keyInFiles([envFile(content)])).toBe(key)
})

test('the first file with a key counts', async () => {
  const missing = join(temporaryFolder(), '.env')
  const files = [missing, envFile('GEMINI_API_KEY=\n'), envFile(`GEMINI_API_KEY=${key}`)]
  expect(await keyInFiles([...files, envFile(`GEMINI_API_KEY=${other}`)])).toBe(key)
})

test('what is no small file has no key', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'folder'))
  spawnSync('mkfifo', [join(folder, 'pipe')])
  symlinkSync('loop', join(folder, 'loop'))
  symlinkSync('/dev/zero', join(folder, 'zero'))
  const large = envFile(`GEMINI_API_KEY=${key}\n${'#'.repeat(70_000)}`)
  const binary = envFile(Uint8Array.from({ length: 5000 }, (_, index) => index % 256))
  const odd = ['folder', 'pipe', 'loop', 'zero', 'none'].map((name) => join(folder, name))
  expect(await keyInFiles([...odd, large, binary])).toBeUndefined()
})

test('names that a file gives itself do no harm', async () => {
  expect(await keyInFiles([envFile('__proto__=x\nconstructor=y\ntoString=z\n')])).toBeUndefined()
})

test('the window looks beside the library, the command line in its own folder first', () => {
  expect(keyFilesBeside('/home/me/Castwright')).toEqual(['/home/me/.env', '/home/me/Castwright/.env'])
  expect(keyFilesFor('/talks', '/home/me/Castwright')).toEqual(['/talks/.env', '/home/me/Castwright/.env'])
  expect(keyFilesFor('/talks', '/talks')).toEqual(['/talks/.env'])
})
