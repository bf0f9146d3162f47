import { parentPort, threadId } from 'node:worker_threads'

/** A worker that does what its task says, for the tests of the pool. */
if (parentPort === null) throw new Error('This file runs in a worker thread only')
const port = parentPort

port.on('message', ({ id, task }: { id: number; task: string }) => {
  switch (task) {
    case 'hang':
      for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
    case 'throw':
      throw new Error('A bug in the worker')
    case 'exit':
      process.exit(3)
    case 'nonsense':
      port.postMessage({ kind: 'poetry' })
      return
    case 'fail':
      port.postMessage({ kind: 'failed', id, reason: 'It did not want to' })
      return
    case 'who':
      port.postMessage({ kind: 'done', id, result: String(threadId) })
      return
    case 'wrong result':
      port.postMessage({ kind: 'done', id, result: 42 })
      return
    default:
      port.postMessage({ kind: 'progress', id, seconds: 1 })
      port.postMessage({ kind: 'done', id, result: task })
  }
})

port.postMessage({ kind: 'ready' })
