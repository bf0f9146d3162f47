import { parentPort, workerData } from 'node:worker_threads'
import { StudioError } from '../../shared/studio-error.ts'
import { workerOrderSchema, type ExportMessage, type WorkerOrder } from './export-messages.ts'
import { makeTexts } from './make-texts.ts'

if (!parentPort) throw new Error('This file runs as a worker.')
const port = parentPort
const say = (message: ExportMessage): void => port.postMessage(message)

let told = 0
const onProgress = (fraction: number): void => {
  if (fraction < told + 0.01) return
  told = fraction
  say({ kind: 'progress', fraction: Math.min(1, fraction) })
}

async function reportOf(work: WorkerOrder) {
  if (work.kind === 'texts') return makeTexts(work.order)
  // Encoders and decoders take longer to load than most texts to make.
  const { makeAudio, makeStems } = await import('./make-sound.ts')
  return work.kind === 'stems' ? makeStems(work.order, onProgress) : makeAudio(work.order, onProgress)
}

const work = workerOrderSchema.parse(workerData)
try {
  say({ kind: 'done', report: await reportOf(work) })
} catch (error) {
  // A bug ends the worker; the other side sees it crash.
  if (!(error instanceof StudioError)) throw error
  say({ kind: 'failed', code: error.code, message: error.message })
}
