import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { explainFetchFailure } from '../../scripts/window/explain-fetch-failure.mjs'
import { findBrowser } from '../../scripts/window/find-browser.mjs'
import { findElectron } from '../../scripts/window/find-electron.mjs'
import { hasDisplay } from '../../scripts/window/has-display.mjs'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

test.each([
  ['linux', {}, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['linux', { DISPLAY: '' }, false],
  ['darwin', {}, true],
  ['win32', {}, true],
  ['darwin', { CI: 'true' }, false],
] as const)('on %s with %j a window can be shown: %j', (platform, environment, expected) => {
  expect(hasDisplay(platform, environment)).toBe(expected)
})

test('Electron is there only when its program is', () => {
  const root = temporaryFolder()
  expect(findElectron(root)).toBeUndefined()
  const folder = join(root, 'node_modules', 'electron')
  mkdirSync(join(folder, 'dist'), { recursive: true })
  writeFileSync(join(folder, 'path.txt'), 'electron')
  expect(findElectron(root)).toBeUndefined()
  writeFileSync(join(folder, 'dist', 'electron'), '')
  expect(findElectron(root)).toBe(join(folder, 'dist', 'electron'))
})

test('a browser is found on the path if it can be run, and on Linux alone', () => {
  const folder = temporaryFolder()
  const browser = join(folder, 'google-chrome')
  writeFileSync(browser, '')
  expect(findBrowser('linux', { PATH: folder })).toBeUndefined()
  chmodSync(browser, 0o755)
  expect(findBrowser('linux', { PATH: `/nowhere:${folder}` })).toBe(browser)
  expect(findBrowser('darwin', { PATH: folder })).toBeUndefined()
})

test.each([
  ['TypeError: fetch failed', 'its download site cannot be reached from here'],
  ['Error: getaddrinfo ENOTFOUND example.org', 'its download site cannot be reached from here'],
  ['Error: ENOSPC: no space left on device', 'the disk is full'],
  ['Error: EACCES: permission denied', 'its folder cannot be written to'],
  ['Error: Generated checksum for "x" did not match', 'what was downloaded is not what it should be'],
  ['', 'its download failed'],
])('%j is told as: %s', (output, reason) => {
  expect(explainFetchFailure(output)).toBe(reason)
})
