import { parentPort, workerData } from 'node:worker_threads'
import { StudioError } from '../../shared/studio-error.ts'
import { coverTaskSchema, type CoverMessage } from './cover-messages.ts'
import { drawCover } from './draw-cover.ts'
import { prepareCover } from './prepare-cover.ts'
import { loadResvg } from './resvg.ts'

if (!parentPort) throw new Error('This file runs as a worker.')
const port = parentPort
const say = (message: CoverMessage): void => port.postMessage(message)

const task = coverTaskSchema.parse(workerData)
try {
  const drawSvg = await loadResvg()
  if (task.kind === 'prepare') say({ kind: 'done', ...(await prepareCover(task.path, drawSvg)) })
  else say({ kind: 'done', picture: await drawCover(task.order, task.fonts, drawSvg), notes: [] })
} catch (error) {
  // A bug ends the worker; the other side sees it crash.
  if (!(error instanceof StudioError)) throw error
  say({ kind: 'failed', code: error.code, message: error.message })
}
