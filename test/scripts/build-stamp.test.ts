import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import {
  fingerprintSources,
  isBuilt,
  keepBuildStamp,
  removeBuildStamp,
} from '../../scripts/set-up/build-stamp.mjs'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

let root = ''
const write = (name: string, text: string) => writeFileSync(join(root, name), text)

beforeEach(() => {
  root = temporaryFolder()
  for (const folder of ['src/main', 'resources', 'out/main'])
    mkdirSync(join(root, folder), { recursive: true })
  write('package.json', '{}')
  write('src/main/index.ts', 'export {}')
  write('out/main/cli.js', 'export {}')
  keepBuildStamp(root, fingerprintSources(root))
})

test('a build is good as long as nothing changes', () => {
  expect(isBuilt(root)).toBe(true)
})

test.each([
  ['a source changed', () => write('src/main/index.ts', 'export const a = 1')],
  ['a source was touched', () => utimesSync(join(root, 'src/main/index.ts'), 1, 1)],
  ['a source is new', () => write('src/main/other.ts', '')],
  ['a source is gone', () => rmSync(join(root, 'src/main/index.ts'))],
  ['a resource is new', () => write('resources/sample.md', 'Hello')],
  ['the packages changed', () => write('package-lock.json', '{}')],
  ['the settings of the build changed', () => write('electron.vite.config.ts', '')],
  ['the build is gone', () => rmSync(join(root, 'out'), { recursive: true })],
  ['part of the build is gone', () => rmSync(join(root, 'out/main/cli.js'))],
  ['another tool wrote into the build', () => write('out/main/cli.js', '// for development')],
  ['the stamp was taken away, as before every build', () => removeBuildStamp(root)],
  ['the stamp is torn', () => write('out/.built.json', '{"sou')],
])('no longer when %s', (_, change) => {
  change()
  expect(isBuilt(root)).toBe(false)
})

test("editors' hidden files do not count", () => {
  write('src/main/.index.ts.swp', 'x')
  expect(isBuilt(root)).toBe(true)
})

test('an edit during a build is not part of it', () => {
  const sources = fingerprintSources(root)
  write('src/main/index.ts', 'export const late = true')
  keepBuildStamp(root, sources)
  expect(isBuilt(root)).toBe(false)
})
