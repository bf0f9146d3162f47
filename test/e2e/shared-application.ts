import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { launchApplication } from '../standin/launch-application.ts'
import { test as base } from './application.ts'

export { expect, REAL } from './application.ts'

/**
 * The built application, one for all tests of a worker, its page loaded anew for each: for tests that only try what must
 * not work, and leave it as they found it.
 */
export const test = base.extend<{ app: ElectronApplication }, { shared: ElectronApplication }>({
  shared: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies from the pattern
    async ({}, use, info) => {
      const home = join(info.project.outputDir, `shared-${info.workerIndex}`)
      const app = await launchApplication(join(import.meta.dirname, '../..'), join(home, 'data'), {
        env: { HOME: home },
      })
      await use(app)
      await app.close()
    },
    { scope: 'worker' },
  ],
  app: async ({ shared }, use) => {
    await use(shared)
  },
  page: async ({ app }, use) => {
    const page = await app.firstWindow()
    // Only a page that is there can be loaded anew.
    await page.waitForLoadState('load')
    await page.reload()
    await use(page)
  },
})
