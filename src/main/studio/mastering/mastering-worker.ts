import { parentPort, workerData } from 'node:worker_threads'
import { StudioError } from '../../../shared/studio-error.ts'
import { masterToWav } from './master-to-wav.ts'
import { workerDataSchema, type MasteringMessage } from './mastering-messages.ts'

if (!parentPort) throw new Error('This file runs as a worker.')
const port = parentPort
const say = (message: MasteringMessage): void => port.postMessage(message)

const { order, part } = workerDataSchema.parse(workerData)
let told = 0
try {
  const report = masterToWav({
    order,
    part,
    onProgress(fraction) {
      if (fraction < told + 0.01) return
      told = fraction
      say({ kind: 'progress', fraction })
    },
  })
  say({ kind: 'done', report })
} catch (error) {
  // A bug ends the worker; the other side sees it crash.
  if (!(error instanceof StudioError)) throw error
  say({ kind: 'failed', code: error.code, message: error.message })
}
