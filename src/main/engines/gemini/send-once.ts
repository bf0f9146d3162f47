import { compileRequest } from '../../../core/gemini/compile-request.ts'
import { speechSize } from '../../../core/estimate/speech-size.ts'
import { placeOf } from '../../../core/gemini/place-of.ts'
import type { AnswerFault } from '../../../core/gemini/read-answer.ts'
import type { Refusal } from '../../../core/gemini/refusal.ts'
import { spellDuration } from '../../../core/text/spell-duration.ts'
import { StudioError, type ErrorCode } from '../../../shared/studio-error.ts'
import type { Usage } from '../../ledger/books.ts'
import type { Admission, RequestEnd } from '../../limiter/limiter.ts'
import type { Passage, Spoken } from '../speech-engine.ts'
import { CallFailure } from './call-failure.ts'
import { explainFailure } from './explain-failure.ts'
import { faultCode } from './fault-error.ts'
import { isUnconnected } from './network-code.ts'
import type { SpeakJob, Speaking } from './speaking.ts'
import { spokenFrom } from './spoken-from.ts'

/** How one request ended that was not stopped. */
export type Sent =
  | { readonly kind: 'spoken'; readonly spoken: Spoken }
  | { readonly kind: 'fault'; readonly fault: AnswerFault }
  | { readonly kind: 'refused'; readonly refusal: Exclude<Refusal, { readonly kind: 'astray' }> }

/**
 * Sends one request when the limiter lets it. It is in the books before it goes out, and a good answer is on the shelf
 * before anything else is done with it. Throws StudioError `cancelled`, and what limiter, books and shelf throw.
 */
export async function sendOnce(speaking: Speaking, passage: Passage, job: SpeakJob): Promise<Sent> {
  const { clock, books, model, service } = speaking
  const admission = await admit(speaking, job)
  let hasEnded = false
  const end = (how: RequestEnd) => {
    if (!hasEnded) admission.end(how)
    hasEnded = true
  }
  try {
    ensureGoing(job.signal)
    const own = speaking.withOwnVoices(passage)
    // Now, since it may fail: nothing that can may stand between an answer and its shelf.
    const expected = speaking.estimate(passage)
    const entry = await books.sent({
      model,
      service,
      purpose: job.purpose ?? { kind: 'take' },
      estimatedCost: expected.cost,
      turns: own.turns.map(sizeAtOwnPace),
    })
    const started = clock().getTime()
    const latency = () => Math.max(0, (clock().getTime() - started) / 1000)
    const fail = (code: ErrorCode, usage?: Usage) =>
      books.ended(entry, { outcome: 'failed', code, usage, latency: latency() })

    const answer = await ask(speaking, own, job.signal)
    // At once: while this answer is put away, another request may go out.
    end(endOf(answer))
    if ('cancelled' in answer) {
      await fail('cancelled')
      throw stopped()
    }
    if ('refusal' in answer) {
      const { refusal } = answer
      await fail(refusalCode(refusal), answer.isUnsent ? nothing : undefined)
      if (refusal.kind !== 'astray') return { kind: 'refused', refusal }
      return { kind: 'fault', fault: { kind: 'astray', says: refusal.says } }
    }
    const took = latency()
    const { spoken, fault, usage } = spokenFrom(answer.json, speaking, expected)
    if (fault !== undefined) {
      await fail(faultCode(fault), usage)
      return { kind: 'fault', fault }
    }
    let take: string | undefined
    try {
      take = await job.shelf?.keep(passage, spoken)
    } catch (error) {
      await fail(error instanceof StudioError ? error.code : 'internal', spoken.usage)
      throw error
    }
    const seconds = spoken.pcm.length / spoken.rate
    await books.ended(entry, {
      outcome: 'kept',
      take,
      seconds,
      usage: spoken.usage,
      latency: service === 'standard' ? took : 0,
    })
    return { kind: 'spoken', spoken }
  } finally {
    end({ kind: 'other' })
  }
}

/** Waits for the limiter. */
export async function admit(
  { limiter, clock }: Speaking,
  { signal, purpose, waits }: SpeakJob,
): Promise<Admission> {
  try {
    return await limiter.admit({
      job: purpose?.episode ?? purpose?.kind ?? 'take',
      signal,
      onWait(until) {
        const left = spellDuration(Math.max(1, (until.getTime() - clock().getTime()) / 1000))
        waits.begin('pace', until, `Keeping within Google's limit of requests; it goes on in ${left}.`)
      },
    })
  } finally {
    waits.end()
  }
}

/** What a turn would have of words if it took as long at the voice's own pace: paces are learned from it. */
export function sizeAtOwnPace({ voice, text, pace }: Passage['turns'][number]) {
  const { words, characters } = speechSize(text)
  return { voice, words: words / pace, characters: characters / pace }
}

/** Throws StudioError('cancelled') where the work was stopped. */
export function ensureGoing(signal: AbortSignal): void {
  if (signal.aborted) throw stopped()
}

function stopped(): StudioError {
  return new StudioError('cancelled', 'Speaking was cancelled.')
}

type Asked =
  | { readonly json: unknown }
  /** `isUnsent`: it never left this machine. */
  | { readonly refusal: Refusal; readonly isUnsent: boolean }
  | { readonly cancelled: true }

/** Where it is sure that Google charges nothing. */
export const nothing: Usage = { tokensIn: 0, tokensOut: 0, cost: 0 }

async function ask(speaking: Speaking, passage: Passage, signal: AbortSignal): Promise<Asked> {
  const { client, model, temperature, timeout, voiceNames } = speaking
  try {
    return { json: await client.generate(model, compileRequest(passage, model, { temperature }), signal) }
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error
    const { failure } = error
    if (failure.kind === 'cancelled') return { cancelled: true }
    const context = { model, place: placeOf(passage.turns), voices: voiceNames(), timeout }
    const isUnsent = failure.kind === 'network' && isUnconnected(failure.code)
    return { refusal: explainFailure(failure, context), isUnsent }
  }
}

function endOf(answer: Asked): RequestEnd {
  if ('json' in answer) return { kind: 'answered' }
  if ('cancelled' in answer) return { kind: 'other' }
  const { refusal } = answer
  if (refusal.kind === 'pace') return { kind: 'refused', retryAfter: refusal.retryAfter }
  return refusal.kind === 'day' ? { kind: 'refused-for-today' } : { kind: 'other' }
}

/** The code under which a refusal is booked. */
export function refusalCode(refusal: Refusal): ErrorCode {
  switch (refusal.kind) {
    case 'final':
    case 'trouble':
      return refusal.code
    case 'pace':
      return 'rate-limited'
    case 'day':
      return 'daily-limit'
    case 'astray':
      return 'answer-unusable'
  }
}
