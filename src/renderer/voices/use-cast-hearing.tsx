import { lazy, Suspense, useState, type ReactNode } from 'react'
import type { Engine, Voice } from '../components/episode-types.ts'
import { useHearing } from './use-hearing.ts'

const PreviewQuestion = lazy(async () => ({
  default: (await import('./preview-question.tsx')).PreviewQuestion,
}))

export type CastHearing = {
  readonly heard: string | undefined
  /** Plays a voice as the episode would have it, or stops it. What must be paid for first is asked about. */
  readonly hear: (voice: string) => void
  /** What is being asked, if anything. */
  readonly question: ReactNode
}

/** Hearing the voices of a cast: as Gemini where Gemini speaks the episode, as a draft voice elsewhere. */
export function useCastHearing(engine: Engine, voices: readonly Voice[]): CastHearing {
  const { heard, made, cost, hearDraft, hearGemini, notice } = useHearing()
  const [asked, setAsked] = useState<string>()

  function hear(voice: string) {
    const isDraft = voices.find(({ name }) => name === voice)?.engine === 'draft'
    if (engine === 'draft' || isDraft) hearDraft(voice)
    else if (made.has(voice) || heard?.name === voice) hearGemini(voice)
    else setAsked(voice)
  }

  const question = (
    <>
      {asked !== undefined && (
        <Suspense>
          <PreviewQuestion
            voice={asked}
            cost={cost}
            onMake={() => {
              setAsked(undefined)
              hearGemini(asked)
            }}
            onClose={() => setAsked(undefined)}
          />
        </Suspense>
      )}
      {notice}
    </>
  )
  return { heard: heard?.name, hear, question }
}
