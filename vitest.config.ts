import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: ['test/helpers/build-program.ts'],
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/renderer/**', 'node_modules/**'],
          testTimeout: 20_000,
          // A worker keeps its process from file to file; of our own modules each file has new ones. What a test changes
          // in the process itself is put back.
          isolate: false,
          restoreMocks: true,
          unstubEnvs: true,
        },
      },
      {
        extends: true,
        // A page goes on for a while when its test is over.
        test: { name: 'page', include: ['test/renderer/**/*.test.{ts,tsx}'], testTimeout: 20_000 },
      },
    ],
  },
})
