import { useState, type ReactNode } from 'react'
import { useStudio } from '../bridge/studio-context.tsx'
import { useQuery } from '../bridge/use-query.ts'
import { useSendNotice } from '../gemini/use-send-notice.tsx'
import { useVoicePreview, type HeardVoice } from './voice-preview.ts'

export type Hearing = {
  readonly heard: HeardVoice | undefined
  /** Gemini's voices whose sentence is made already. */
  readonly made: ReadonlySet<string>
  /** USD of another; undefined until it is known. */
  readonly cost: number | undefined
  /** Lets a draft voice speak, or stops it: free and at once. */
  readonly hearDraft: (voice: string, text?: string) => void
  /** Plays a Gemini voice's sentence, or stops it; one that is not made yet is made and paid for. */
  readonly hearGemini: (voice: string) => void
  /** Whether text may go to Google; asks the first time. */
  readonly mayBeSent: () => Promise<boolean>
  /** The notice about sending, while it is on show. */
  readonly notice: ReactNode
}

/** Hearing voices of both engines, one at a time. `onFailure` hears why one cannot be heard. */
export function useHearing(onFailure: (sentence: string) => void): Hearing {
  const { queries } = useStudio()
  const previews = useQuery('voices.previews')
  const { heard, toggle } = useVoicePreview(onFailure)
  const sending = useSendNotice()
  const [none] = useState<ReadonlySet<string>>(() => new Set())
  const made = previews?.ok === true ? new Set(previews.data.made) : none

  async function hearGemini(voice: string) {
    const isMade = made.has(voice)
    if (!isMade && heard?.voice !== voice && !(await sending.mayBeSent())) return
    await toggle(voice, { engine: 'gemini' })
    if (!isMade) queries.refresh('voices.previews', 'spending.get')
  }

  return {
    heard,
    made,
    cost: previews?.ok === true ? previews.data.cost : undefined,
    hearDraft: (voice, text) => void toggle(voice, text === undefined ? {} : { engine: 'draft', text }),
    hearGemini: (voice) => void hearGemini(voice),
    mayBeSent: sending.mayBeSent,
    notice: sending.notice,
  }
}
