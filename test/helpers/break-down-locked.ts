import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { holdLock } from '../../src/main/files/lock-file.ts'

/** A worker that holds the lock it is given, says so, and never lets it go. */
const { path } = z.object({ path: z.string() }).parse(workerData)
const outcome = await holdLock(path, 'Sound').then(
  () => 'held',
  (error: unknown) => String(error),
)
parentPort?.postMessage(outcome)
// What keeps it going until it is ended.
parentPort?.on('message', () => undefined)
