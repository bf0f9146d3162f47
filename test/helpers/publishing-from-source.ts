import { fileURLToPath } from 'node:url'
import { createPublishing, type Publishing } from '../../src/main/publish/publishing.ts'

const pathOf = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** Publishes in workers that are run as they are written, not as they are built. */
export function publishingFromSource(): Publishing {
  return createPublishing({
    publishWorker: pathOf('src/main/publish/publish-worker.ts'),
    exportWorker: pathOf('src/main/export/export-worker.ts'),
    coverWorker: pathOf('src/main/cover/cover-worker.ts'),
    resources: pathOf('resources'),
    atOnce: 2,
  })
}
