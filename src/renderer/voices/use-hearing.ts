import { useState, type ReactNode } from 'react'
import type { RequestInput } from '../../shared/ipc/schemas.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useQuery } from '../bridge/use-query.ts'
import { ask } from '../bridge/ask.ts'
import { useSendNotice } from '../gemini/use-send-notice.tsx'
import { useOneSound, type HeardSound } from '../player/one-sound.ts'

export type Hearing = {
  readonly heard: HeardSound | undefined
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

/** How a voice is to be heard; without an engine the draft voices stand in for Gemini's. */
type PreviewManner = Omit<RequestInput<'voices.preview'>, 'voice'>

/** Hearing voices of both engines, one at a time. `onFailure` hears why one cannot be heard; without it a toast says so. */
export function useHearing(onFailure?: (sentence: string) => void): Hearing {
  const { bridge, queries } = useStudio()
  const previews = useQuery('voices.previews')
  const { heard, toggle } = useOneSound(onFailure)
  const sending = useSendNotice()
  const [none] = useState<ReadonlySet<string>>(() => new Set())
  const made = previews?.ok === true ? new Set(previews.data.made) : none

  const hear = (voice: string, manner: PreviewManner) =>
    toggle(voice, () => ask(bridge, 'voices.preview', { voice, ...manner }))
  async function hearGemini(voice: string) {
    const isMade = made.has(voice)
    if (!isMade && heard?.name !== voice && !(await sending.mayBeSent())) return
    await hear(voice, { engine: 'gemini' })
    if (!isMade) queries.refresh('voices.previews', 'spending.get')
  }

  return {
    heard,
    made,
    cost: previews?.ok === true ? previews.data.cost : undefined,
    hearDraft: (voice, text) => void hear(voice, text === undefined ? {} : { engine: 'draft', text }),
    hearGemini: (voice) => void hearGemini(voice),
    mayBeSent: sending.mayBeSent,
    notice: sending.notice,
  }
}
