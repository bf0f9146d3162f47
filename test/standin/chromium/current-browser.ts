import type { Browser } from './browser.ts'

/** Starts Chromium; `firstUrl` is the loopback address its first window will show. */
export type LaunchBrowser = (firstUrl: string) => Promise<Browser>

let launch: LaunchBrowser | null = null
let starting: Promise<Browser> | null = null
let current: Browser | null = null

/** From here on windows may be made. */
export function allowWindows(launchBrowser: LaunchBrowser): void {
  launch = launchBrowser
}

/** Throws, in Electron's words, before `ready`. */
export function refuseWindowsBeforeReady(): void {
  if (!launch) throw new Error('Cannot create BrowserWindow before app is ready')
}

/** The Chromium of this process, started if need be. */
export async function startedBrowser(firstUrl: string): Promise<Browser> {
  refuseWindowsBeforeReady()
  starting ??= launch?.(firstUrl) ?? null
  if (!starting) throw new Error('stand-in: Chromium cannot be started')
  current = await starting
  return current
}

/** The Chromium that shows a page already. */
export function currentBrowser(): Browser {
  if (!current) throw new Error('stand-in: Chromium has not been started')
  return current
}

/** Ends Chromium if it runs. */
export async function closeBrowser(): Promise<void> {
  await current?.close()
}
