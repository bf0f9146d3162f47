import type { JsonObject } from '../protocol/json-object.ts'

export type BatchState = 'BATCH_STATE_PENDING' | 'BATCH_STATE_SUCCEEDED' | 'BATCH_STATE_CANCELLED'

/** Requests that are answered later, at half the price. */
export type Batch = {
  readonly name: string
  readonly key: string
  readonly model: string
  readonly displayName: string
  readonly createdAt: number
  state: BatchState
  endedAt: number | undefined
  /** When it was told to end. */
  cancelAskedAt: number | undefined
  /** Makes the answers, in the order of the requests. */
  readonly answer: () => Promise<readonly JsonObject[]>
  responses: readonly JsonObject[]
  readonly requestCount: number
}

export type Batches = {
  readonly add: (
    batch: Pick<Batch, 'key' | 'model' | 'displayName' | 'answer' | 'requestCount'>,
  ) => Promise<Batch>
  readonly find: (key: string, name: string) => Promise<Batch | undefined>
  readonly list: (key: string) => Promise<readonly Batch[]>
  /** It ends before long, unless it is done before. */
  readonly cancel: (batch: Batch) => Promise<unknown>
  readonly remove: (batch: Batch) => void
}

/**
 * `delay`: milliseconds by the clock until a batch is answered. It is spoken when somebody looks after that. `cancelDelay`:
 * milliseconds until one that is told to end does.
 */
export function createBatches(now: () => number, delay: () => number, cancelDelay = 0): Batches {
  const batches = new Map<string, Batch>()
  let count = 0

  async function settle(batch: Batch): Promise<Batch> {
    if (batch.state !== 'BATCH_STATE_PENDING') return batch
    const done = batch.createdAt + delay()
    const cancelled = (batch.cancelAskedAt ?? Infinity) + cancelDelay
    if (now() >= cancelled && cancelled < done) {
      batch.state = 'BATCH_STATE_CANCELLED'
      return batch
    }
    if (now() < done) return batch
    batch.responses = await batch.answer()
    batch.state = 'BATCH_STATE_SUCCEEDED'
    batch.endedAt = now()
    return batch
  }
  const ofKey = (key: string) => [...batches.values()].filter((batch) => batch.key === key)

  return {
    add(given) {
      const batch: Batch = {
        ...given,
        name: `batches/b${(++count).toString(36).padStart(6, '0')}`,
        createdAt: now(),
        state: 'BATCH_STATE_PENDING',
        endedAt: undefined,
        cancelAskedAt: undefined,
        responses: [],
      }
      batches.set(batch.name, batch)
      return Promise.resolve(batch)
    },
    async find(key, name) {
      const batch = ofKey(key).find((one) => one.name === name)
      return batch === undefined ? undefined : settle(batch)
    },
    list: (key) => Promise.all(ofKey(key).map(settle)),
    cancel(batch) {
      batch.cancelAskedAt ??= now()
      return settle(batch)
    },
    remove: (batch) => void batches.delete(batch.name),
  }
}
