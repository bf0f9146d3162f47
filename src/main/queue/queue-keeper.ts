import type { Queue } from '../../core/queue/queue-job.ts'
import { queueAfterStart } from '../../core/queue/queue-after-start.ts'
import { isStudioError } from '../../shared/studio-error.ts'
import { createListeners } from '../services/listeners.ts'
import type { StudioClient } from '../studio/worker/studio-client.ts'

/** The queue of this machine: what is shown is written down first. */
export interface QueueKeeper {
  /** The queue as it is; empty until it was read. */
  readonly now: () => Queue
  readonly isRead: () => boolean
  /** Reads what the last run of the program left; once. */
  readonly read: () => Promise<void>
  /** Changes the queue, one change after the other, and gives it as it is then. */
  readonly change: (how: (queue: Queue) => Queue) => Promise<Queue>
  /** Seconds that the mastering of a second of audio takes here, from the last renders. */
  readonly mastering: () => number | undefined
  readonly learnMastering: (seconds: number) => void
  /** Why the queue cannot be written down, if so. */
  readonly notice: () => string | undefined
  readonly onChange: (listener: () => void) => () => void
  /** Resolves when the last change is written down; there are none after it. */
  readonly close: () => Promise<void>
}

export type QueueKeeperOptions = {
  readonly data: string
  readonly studio: Pick<StudioClient, 'call'>
  /** The jobs that can be told from the traces of renders, where the queue was lost. */
  readonly findLost: () => Promise<Queue>
}

/** How much the newest measure of mastering counts against those before it. */
const newest = 0.3

/** Makes the keeper; nothing is read yet. */
export function createQueueKeeper({ data, studio, findLost }: QueueKeeperOptions): QueueKeeper {
  const changes = createListeners<void>()
  let queue: Queue = []
  let mastering: number | undefined
  let notice: string | undefined
  let reading: Promise<void> | undefined
  let isRead = false
  let isClosed = false
  let last: Promise<unknown> = Promise.resolve()

  const unlessRefused = async (work: () => Promise<void>) => {
    try {
      await work()
      notice = undefined
    } catch (error) {
      if (!isStudioError(error)) throw error
      notice = error.message
    }
  }
  const read = () => {
    reading ??= unlessRefused(async () => {
      const kept = await studio.call('readQueue', { data })
      mastering = kept?.mastering
      queue = queueAfterStart(kept?.jobs ?? (await findLost()))
    }).then(() => {
      isRead = true
      changes.tell()
    })
    return reading
  }
  const change = async (how: (queue: Queue) => Queue): Promise<Queue> => {
    await read()
    if (isClosed) return queue
    const next = how(queue)
    // What cannot be written down is done all the same: only a crash would lose it.
    await unlessRefused(() => studio.call('writeQueue', { data, queue: { jobs: [...next], mastering } }))
    queue = next
    changes.tell()
    return queue
  }
  return {
    now: () => queue,
    isRead: () => isRead,
    read,
    change(how) {
      const changed = last.then(() => change(how))
      last = changed.catch(() => undefined)
      return changed
    },
    mastering: () => mastering,
    learnMastering(seconds) {
      mastering = mastering === undefined ? seconds : mastering + newest * (seconds - mastering)
    },
    notice: () => notice,
    onChange: changes.listen,
    async close() {
      isClosed = true
      await last
    },
  }
}
