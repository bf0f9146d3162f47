import { defineConfig } from '@playwright/test'

// Not a test: `npm run screenshots` takes the README's pictures with it.
// oxlint-disable-next-line import/no-default-export -- Playwright reads its settings from there
export default defineConfig({
  testDir: import.meta.dirname,
  workers: 1,
  timeout: 120_000,
  outputDir: '../../test-results/screenshots',
  reporter: [['list']],
})
