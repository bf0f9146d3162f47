import { useEffect, useRef, useState } from 'react'
import type { RequestInput, RequestOutput } from '../../shared/ipc/schemas.ts'
import { ask, type Failure } from '../bridge/ask.ts'
import { useStudio } from '../bridge/studio-context.tsx'

export type VoiceQuery = Omit<RequestInput<'voices.search'>, 'page'>
type LibraryVoice = RequestOutput<'voices.search'>['voices'][number]

type Found = {
  readonly voices: readonly LibraryVoice[]
  readonly nextPage: string | undefined
  readonly isBusy: boolean
  readonly failure: Failure | undefined
}

const nothing: Found = { voices: [], nextPage: undefined, isBusy: true, failure: undefined }

/** Google's extended library, a page at a time. Another query begins anew; its answer alone counts. */
export function useVoiceSearch(query: VoiceQuery) {
  const { bridge } = useStudio()
  const [found, setFound] = useState(nothing)
  const asked = useRef(0)
  const key = JSON.stringify(query)

  async function fetchPage(page: string | undefined, before: readonly LibraryVoice[]) {
    const turn = ++asked.current
    setFound((now) => ({ ...now, voices: before, isBusy: true, failure: undefined }))
    const reply = await ask(bridge, 'voices.search', { ...query, ...(page === undefined ? {} : { page }) })
    if (turn !== asked.current) return
    if (!reply.ok) setFound({ voices: before, nextPage: page, isBusy: false, failure: reply })
    else {
      const known = new Set(before.map(({ name }) => name))
      const voices = [...before, ...reply.data.voices.filter(({ name }) => !known.has(name))]
      setFound({ voices, nextPage: reply.data.nextPage, isBusy: false, failure: undefined })
    }
  }
  useEffect(() => {
    void fetchPage(undefined, [])
    // The key stands for the query, which is a new object each time.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [bridge, key])

  return {
    ...found,
    showMore: () => void fetchPage(found.nextPage, found.voices),
    again: () => void fetchPage(found.voices.length === 0 ? undefined : found.nextPage, found.voices),
  }
}
