import { parentPort, workerData } from 'node:worker_threads'
import { StudioError } from '../../shared/studio-error.ts'
import { createCovers } from '../cover/covers.ts'
import { createExportWorkers } from '../export/export-workers.ts'
import { openLibrary } from '../library/library.ts'
import { publishIntoFolder } from './publish-into-folder.ts'
import { publishOutlook } from './publish-outlook.ts'
import { publishWorkSchema, stopSchema, type PublishMessage, type PublishTask } from './publish-messages.ts'

if (!parentPort) throw new Error('This file runs as a worker.')
const port = parentPort
const say = (message: PublishMessage): void => port.postMessage(message)
const { work, exportWorker, coverWorker, resources, atOnce } = publishWorkSchema.parse(workerData)
const stop = new AbortController()
port.on('message', (message: unknown) => {
  stopSchema.parse(message)
  stop.abort()
})

const clock = () => new Date()
let told = 0
const onProgress = (fraction: number): void => {
  if (fraction < told + 0.01 && fraction < 1) return
  told = fraction
  say({ kind: 'progress', fraction: Math.min(1, Math.max(0, fraction)) })
}

async function publish({ library: root, show: id, folder, address, bitrate }: PublishTask) {
  const library = await openLibrary(root, clock)
  const show = await library.shows.read(id)
  const workers = createExportWorkers({ workerPath: exportWorker, atOnce })
  const covers = createCovers({ workerPath: coverWorker, resources })
  try {
    return await publishIntoFolder(
      { library, show, folder, address, bitrate },
      { workers, covers, clock, signal: stop.signal, onProgress },
    )
  } finally {
    await workers.close()
  }
}

async function report() {
  if (work.kind === 'publish') return publish(work.task)
  const { library, show, folder } = work.task
  return publishOutlook(await openLibrary(library, clock), show, folder)
}

try {
  say({ kind: 'done', report: await report() })
} catch (error) {
  // A bug ends the worker; the other side sees it crash.
  if (!(error instanceof StudioError)) throw error
  say({ kind: 'failed', code: error.code, message: error.message })
}
