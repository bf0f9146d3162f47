import type { Page } from '@playwright/test'
import type { Bridge } from '../../src/shared/ipc/bridge.ts'
import { test as base } from '../standin/electron-app.ts'

export { expect, REAL } from '../standin/electron-app.ts'

declare global {
  interface Window {
    readonly castwright: Bridge<File>
  }
}

/** The built application with a home folder and data of its own, and its page when it is loaded. */
export const test = base.extend<{ home: string; page: Page }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies from the pattern
  home: async ({}, use, info) => {
    await use(info.outputPath('home'))
  },
  app: async ({ launch, home }, use) => {
    await use(await launch({ env: { HOME: home } }))
  },
  page: async ({ app }, use) => {
    const page = await app.firstWindow()
    await page.waitForLoadState('load')
    await use(page)
  },
})
