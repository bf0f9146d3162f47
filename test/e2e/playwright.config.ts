import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

// `conformance`: small facts about Electron, the same on Electron itself and on the stand-in. `e2e`: the application.
// oxlint-disable-next-line import/no-default-export -- Playwright reads its settings from there
export default defineConfig({
  projects: [
    { name: 'conformance', testDir: join(import.meta.dirname, '../conformance') },
    { name: 'e2e', testDir: import.meta.dirname },
  ],
  globalSetup: join(import.meta.dirname, 'say-what-runs.ts'),
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 30_000,
  outputDir: join(import.meta.dirname, '../../test-results'),
  reporter: [['list']],
})
