import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type UnpackedChromium, chromiumFromNpm } from '../chromium-from-npm.ts'

/** A Chromium to start. A headless shell has no windows of its own and behaves a little differently when held. */
export interface FoundChromium extends UnpackedChromium {
  readonly isHeadlessShell: boolean
}

const SHELLS = ['chromium-headless-shell', 'chrome-headless-shell', 'headless_shell']
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const INSTALLED_APART = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
]

/**
 * The Chromium to use: STANDIN_CHROMIUM, an installed headless shell, Chromium or Chrome, the one from npm.
 * With `isHeaded` only one that can show a window. Throws a sentence for people when there is none.
 */
export function findChromium(isHeaded: boolean): FoundChromium {
  const chosen = process.env['STANDIN_CHROMIUM']
  if (chosen !== undefined && chosen !== '') {
    if (!existsSync(chosen))
      throw new Error(`stand-in: STANDIN_CHROMIUM names ${chosen}, which does not exist`)
    return { path: chosen, environment: {}, isHeadlessShell: /headless[-_]shell/.test(chosen) }
  }
  const shell = isHeaded ? undefined : installed(SHELLS)
  if (shell !== undefined) return { path: shell, environment: {}, isHeadlessShell: true }
  const browser = installed(BROWSERS) ?? INSTALLED_APART.find((path) => existsSync(path))
  if (browser !== undefined) return { path: browser, environment: {}, isHeadlessShell: false }
  const unpacked = isHeaded ? null : chromiumFromNpm()
  if (unpacked) return { ...unpacked, isHeadlessShell: true }
  throw new Error(
    'stand-in: no Chromium or Chrome was found. Install one, or set STANDIN_CHROMIUM to its path.',
  )
}

function installed(names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path))
}
