import { join } from 'node:path'
import { type ElectronApplication, type Page, test as base } from '@playwright/test'
import { type LaunchOptions, launchApplication } from './launch-application.ts'

export { expect } from '@playwright/test'
export { REAL } from './choose-electron.ts'

interface Fixtures {
  /** Folder of the application to start; by default this project's own. */
  appFolder: string
  /** Starts the application with this test's data folder; what still runs at the end is closed. */
  launch: (options?: LaunchOptions) => Promise<ElectronApplication>
  app: ElectronApplication
  window: Page
}

export const test = base.extend<Fixtures>({
  appFolder: [join(import.meta.dirname, '../..'), { option: true }],
  launch: async ({ appFolder }, use, info) => {
    const started: ElectronApplication[] = []
    await use(async (options) => {
      const app = await launchApplication(appFolder, info.outputPath('data'), options)
      started.push(app)
      return app
    })
    for (const app of started) await app.close()
  },
  app: async ({ launch }, use) => {
    await use(await launch())
  },
  window: async ({ app }, use) => {
    await use(await app.firstWindow())
  },
})
