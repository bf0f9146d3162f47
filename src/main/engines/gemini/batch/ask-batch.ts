import { randomUUID } from 'node:crypto'
import { backOffSeconds } from '../../../../core/gemini/back-off.ts'
import { compileRequest } from '../../../../core/gemini/compile-request.ts'
import { readBatch } from '../../../../core/gemini/read-batch.ts'
import type { Refusal } from '../../../../core/gemini/refusal.ts'
import { StudioError, type ErrorCode } from '../../../../shared/studio-error.ts'
import type { RequestEnd } from '../../../limiter/limiter.ts'
import type { Passage } from '../../speech-engine.ts'
import { dailyLimit } from '../daily-limit.ts'
import { admit, ensureGoing, refusalCode, sizeAtOwnPace } from '../send-once.ts'
import { attempt, type Attempt } from './attempt.ts'
import type { OpenBatch } from './batch-book.ts'
import { passageIn, type BatchJob, type BatchWork } from './batch-work.ts'
import { displayNameOf, findBatch } from './find-batch.ts'
import { settleBatch } from './settle-batch.ts'

const mostTries = 3
/** Refusals that say nothing of batches: no other way of asking would help. */
const hopeless: ReadonlySet<ErrorCode> = new Set([
  'key-missing',
  'key-invalid',
  'key-leaked',
  'proxy-answered',
])

/**
 * Asks for passages in one batch. It is written down, and its requests are in the books, before it goes out. Undefined
 * where it was refused: then nothing was asked for, and nothing is charged. Throws StudioError: cancelled, daily-limit,
 * budget-reached, and what would fail any other way of asking too.
 */
export async function askBatch(
  work: BatchWork,
  passages: readonly Passage[],
  job: BatchJob,
): Promise<OpenBatch | undefined> {
  const { speaking, book } = work
  const batch = draftBatch(work, passages, job)
  const withdraw = (code: ErrorCode) => settleBatch(work, batch, { code, isFree: true })
  await book.write(batch)
  await bookRequests(work, batch, withdraw)
  for (let tries = 1; ; tries++) {
    const admission = await admit(speaking, job).catch(async (error: unknown) => {
      await withdraw('cancelled')
      throw error
    })
    const created = await create(work, batch, job.signal).catch((error: unknown) => {
      admission.end({ kind: 'other' })
      throw error
    })
    admission.end(endOf(created))
    if (created.refusal === undefined) {
      const named = { ...batch, name: created.answer }
      await book.write(named)
      work.memory.note('batch', true)
      return named
    }
    const { refusal, isUnsent } = created
    if (refusal.kind === 'day') {
      await withdraw('daily-limit')
      throw dailyLimit(speaking)
    }
    if (refusal.kind === 'final') {
      await withdraw(refusal.code)
      if (hopeless.has(refusal.code)) throw new StudioError(refusal.code, refusal.message)
      if (isOfService(refusal)) work.memory.note('batch', false)
      return undefined
    }
    const name = isUnsent || refusal.kind === 'pace' ? undefined : await nameOf(work, batch, job.signal)
    if (name !== undefined) {
      const named = { ...batch, name }
      await book.write(named)
      return named
    }
    if (tries === mostTries) {
      await withdraw(refusalCode(refusal))
      return undefined
    }
    const { retryAfter } = refusal.kind === 'astray' ? { retryAfter: undefined } : refusal
    const seconds = Math.min(60, backOffSeconds(tries, speaking.random(), retryAfter))
    await speaking.wait(seconds * 1000, job.signal).catch((error: unknown) => {
      ensureGoing(job.signal)
      throw error
    })
  }
}

function draftBatch(
  { speaking: { model, clock }, owner, hours }: BatchWork,
  passages: readonly Passage[],
  { episode }: BatchJob,
): OpenBatch {
  const now = clock().getTime()
  return {
    version: 1,
    id: randomUUID(),
    ...owner,
    model,
    episode,
    sentAt: new Date(now).toISOString(),
    until: new Date(now + hours * 3_600_000).toISOString(),
    requests: passages.map(({ turns, ...rest }) => {
      return { entry: randomUUID(), passage: { ...rest, turns: [...turns] } }
    }),
  }
}

/** All of them or none: where a budget is too small for the last, the others are withdrawn. */
async function bookRequests(
  { speaking }: BatchWork,
  batch: OpenBatch,
  withdraw: (code: ErrorCode) => Promise<void>,
): Promise<void> {
  const { books, model, service, estimate, withOwnVoices } = speaking
  const sent = await Promise.allSettled(
    batch.requests.map((request) => {
      const passage = passageIn(request)
      return books.sent({
        id: request.entry,
        model,
        service,
        purpose: { kind: 'take', episode: batch.episode },
        estimatedCost: estimate(passage).cost,
        turns: withOwnVoices(passage).turns.map(sizeAtOwnPace),
      })
    }),
  )
  const failure = sent.find((one) => one.status === 'rejected')
  if (failure === undefined) return
  await withdraw('cancelled')
  throw failure.reason
}

async function create(
  { speaking }: BatchWork,
  batch: OpenBatch,
  signal: AbortSignal,
): Promise<Attempt<string>> {
  const { client, model, temperature, withOwnVoices } = speaking
  const requests = batch.requests.map((request) => ({
    key: request.entry,
    request: compileRequest(withOwnVoices(passageIn(request)), model, { temperature }),
  }))
  const order = { model, displayName: displayNameOf(batch.id), requests }
  const created = await attempt(speaking, client.createBatch(order, signal))
  if (created.refusal !== undefined) return created
  const name = readBatch(created.answer)?.name
  if (name !== undefined) return { answer: name }
  const refusal: Refusal = { kind: 'astray', says: 'came back as something that is no batch' }
  return { refusal, isUnsent: false, isUnknown: false }
}

/** Its name, where it came to be although Google did not answer. Throws StudioError where that cannot be told now. */
async function nameOf(work: BatchWork, batch: OpenBatch, signal: AbortSignal): Promise<string | undefined> {
  const found = await findBatch(work, batch, signal)
  if (found.refusal === undefined) return found.answer
  const { refusal } = found
  const message = 'message' in refusal ? refusal.message : 'Google does not say whether it took a batch.'
  throw new StudioError(refusalCode(refusal), message)
}

function endOf({ refusal }: Attempt<string>): RequestEnd {
  if (refusal === undefined) return { kind: 'answered' }
  if (refusal.kind === 'pace') return { kind: 'refused', retryAfter: refusal.retryAfter }
  return refusal.kind === 'day' ? { kind: 'refused-for-today' } : { kind: 'other' }
}

/** Whether a refusal is of batches altogether. A model that has none is said to be unknown to that method. */
function isOfService({ code, message }: Extract<Refusal, { readonly kind: 'final' }>): boolean {
  return code === 'unknown-model' || (code === 'request-refused' && /batch|not supported/iu.test(message))
}
