import { parentPort, workerData } from 'node:worker_threads'
import { isStudioError } from '../../../shared/studio-error.ts'
import { calledOff } from '../../engines/called-off.ts'
import { createEngines } from '../engines.ts'
import { LinesUnspoken } from '../lines-unspoken.ts'
import { createMastering } from '../mastering/mastering.ts'
import { studioOrder, studioWorkerData, type StudioAnswer, type StudioCall } from './studio-calls.ts'
import { createStudioHandlers } from './studio-handlers.ts'

const port = parentPort
if (port === null) throw new Error('This file runs as a worker.')
const paths = studioWorkerData.parse(workerData)
const clock = () => new Date()
const onNotice = (notice: string) => say({ kind: 'notice', notice })
const engines = createEngines({ fliteWorker: paths.fliteWorker, resources: paths.resources, clock, onNotice })
const mastering = createMastering({ workerPath: paths.masteringWorker })
const underWay = new Map<number, AbortController>()
const answers = new Set<Promise<void>>()

const handlers = createStudioHandlers({ engines, mastering, clock })

port.on('message', (message: unknown) => {
  const order = studioOrder.parse(message)
  if (order.kind === 'call') {
    const answering = answer(order.id, order.name, order.input).finally(() => answers.delete(answering))
    answers.add(answering)
  } else if (order.kind === 'cancel') underWay.get(order.id)?.abort(order.isCalledOff ? calledOff : undefined)
  else if (order.kind === 'configure') engines.configure(order.gemini)
  else void close()
})

async function answer(id: number, name: StudioCall, input: unknown): Promise<void> {
  const stop = new AbortController()
  underWay.set(id, stop)
  try {
    const output = await handlers[name](input, {
      signal: stop.signal,
      onProgress: (progress) => say({ kind: 'progress', id, progress }),
    })
    say({ kind: 'done', id, output })
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? '') : String(error)
    const unspoken = error instanceof LinesUnspoken ? { unspoken: [...error.unspoken] } : {}
    if (isStudioError(error))
      say({ kind: 'failed', id, code: error.code, message: error.message, stack, ...unspoken })
    else
      say({ kind: 'failed', id, code: 'internal', message: 'Castwright has met a fault of its own.', stack })
  } finally {
    underWay.delete(id)
  }
}

async function close(): Promise<void> {
  for (const stop of underWay.values()) stop.abort()
  // The books stay open until what was asked for is written down.
  await Promise.allSettled(answers)
  await Promise.all([engines.close(), mastering.close()])
  say({ kind: 'closed' })
  port?.close()
}

function say(message: StudioAnswer): void {
  port?.postMessage(message)
}
