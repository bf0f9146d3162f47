import type { Refusal } from '../../../../core/gemini/refusal.ts'
import { StudioError } from '../../../../shared/studio-error.ts'
import { CallFailure } from '../call-failure.ts'
import { explainFailure } from '../explain-failure.ts'
import { isUnconnected } from '../network-code.ts'
import type { Speaking } from '../speaking.ts'

/** What a call about a batch came to. `isUnsent`: it never left this machine. */
export type Attempt<T> =
  | { readonly answer: T; readonly refusal?: undefined }
  | { readonly refusal: Refusal; readonly isUnsent: boolean; readonly isUnknown: boolean }

/** Waits for a call about a batch. Throws StudioError('cancelled') alone. `isUnknown`: Google knows no such thing. */
export async function attempt<T>(
  { model, timeout, voiceNames }: Pick<Speaking, 'model' | 'timeout' | 'voiceNames'>,
  call: Promise<T>,
): Promise<Attempt<T>> {
  try {
    return { answer: await call }
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error
    const { failure } = error
    if (failure.kind === 'cancelled') throw new StudioError('cancelled', 'Speaking was cancelled.')
    const refusal = explainFailure(failure, { model, place: undefined, voices: voiceNames(), timeout })
    return {
      refusal,
      isUnsent: failure.kind === 'network' && isUnconnected(failure.code),
      isUnknown: failure.kind === 'refused' && failure.answer.status === 404,
    }
  }
}
