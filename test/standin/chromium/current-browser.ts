import type { Browser } from './browser.ts'

let current: Browser | null = null

/** The Chromium of this process. Throws before it runs, that is before `ready`. */
export function currentBrowser(): Browser {
  if (!current) throw new Error('Cannot create BrowserWindow before app is ready')
  return current
}

export function setCurrentBrowser(browser: Browser): void {
  current = browser
}

/** Ends Chromium if it runs. */
export async function closeBrowser(): Promise<void> {
  await current?.close()
}
