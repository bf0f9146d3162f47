// What runs first in a utility process: gives it `process.parentPort`, then loads the application's file.
import { EventEmitter } from 'node:events'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'

const Envelope = z.object({ message: z.unknown().optional() })

/** `process.parentPort`: holds messages back until somebody listens, as Electron does. */
class ParentPort extends EventEmitter {
  #queue: unknown[] = []
  #isOpen = false

  constructor() {
    super()
    process.on('message', (envelope) => {
      const { message } = Envelope.parse(envelope)
      if (this.#isOpen) this.#deliver(message)
      else this.#queue.push(message)
    })
    this.on('newListener', (name) => {
      if (name === 'message') setImmediate(() => this.start())
    })
  }

  postMessage(message: unknown): void {
    process.send?.(message)
  }

  start(): void {
    this.#isOpen = true
    for (const message of this.#queue.splice(0)) this.#deliver(message)
  }

  #deliver(data: unknown): void {
    this.emit('message', { data, ports: [] })
  }
}

const [, , file] = process.argv
if (file === undefined) throw new Error('stand-in: a utility process needs a file')
process.argv.splice(1, 1)
Object.assign(process, { parentPort: new ParentPort(), type: 'utility' })
// A thread that hangs in native code would hold up every gentler end.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
await import(pathToFileURL(file).href)
