import type { RefusedAnswer } from '../../../core/gemini/refusal.ts'

/** How a call to Google came to nothing. It holds nothing of the request: no key, no address, no text. */
export type Failure =
  | { readonly kind: 'cancelled' }
  /** No whole answer within the time allowed. */
  | { readonly kind: 'timeout' }
  /** The connection could not be made, or broke off; `code` as the system gives it. */
  | { readonly kind: 'network'; readonly code: string }
  /** An answer that is not Google's: a page of a proxy or of a sign-in. */
  | { readonly kind: 'foreign'; readonly status: number }
  /** An answer with an error's status. */
  | { readonly kind: 'refused'; readonly answer: RefusedAnswer }
  /** An answer that said 200 and cannot be read as JSON, or not as an answer. */
  | { readonly kind: 'unreadable' }

/** Thrown by calls to Google, and caught where it is known what they were for. */
export class CallFailure extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(`A call to Google failed (${failure.kind}).`)
    this.name = 'CallFailure'
    this.failure = failure
  }
}
