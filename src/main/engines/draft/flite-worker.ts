import { parentPort } from 'node:worker_threads'
import { draftTaskSchema } from './draft-task.ts'
import { fliteLocation, loadFlite } from './flite.ts'
import { createSoundBook } from './sound-book.ts'
import { speakTask } from './speak-task.ts'
import { jobSchema, type Reply } from './worker-messages.ts'

const port = parentPort
if (port === null) throw new Error('This file runs in a worker thread only')

const flite = await loadFlite(fliteLocation())
const soundBook = createSoundBook(flite)

function reply(message: Reply, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(message, transfer)
}

port.on('message', (message: unknown) => {
  const { id, task } = jobSchema.parse(message)
  const parsed = draftTaskSchema.parse(task)
  try {
    const speech = speakTask(parsed, {
      flite,
      soundBook,
      onProgress: (seconds) => reply({ kind: 'progress', id, seconds }),
    })
    reply({ kind: 'done', id, result: speech }, [speech.pcm.buffer])
  } catch (error) {
    // A trap inside Flite ends one call, not the worker: the next has a fresh program.
    if (!(error instanceof Error)) throw error
    reply({ kind: 'failed', id, reason: error.message })
  }
})

reply({ kind: 'ready' })
