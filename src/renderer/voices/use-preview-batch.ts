import { useEffect, useRef, useState } from 'react'
import { ask } from '../bridge/ask.ts'
import { explain } from '../bridge/explain.ts'
import { useStudio } from '../bridge/studio-context.tsx'

export type PreviewBatch = {
  /** How many of how many are made; undefined while nothing is being made. */
  readonly progress: { readonly made: number; readonly of: number } | undefined
  readonly start: (voices: readonly string[]) => void
  /** No other is begun; the one under way is paid for and comes still. */
  readonly stop: () => void
}

/** Makes the sentences of several voices, one after the other, until one fails or it is stopped. */
export function usePreviewBatch(onFailure: (sentence: string) => void): PreviewBatch {
  const { bridge, queries, announcer } = useStudio()
  const [progress, setProgress] = useState<PreviewBatch['progress']>()
  const running = useRef(0)
  useEffect(() => () => void (running.current += 1), [])

  async function start(voices: readonly string[]) {
    const run = ++running.current
    const goesOn = () => running.current === run
    let made = 0
    for (const voice of voices) {
      setProgress({ made, of: voices.length })
      const reply = await ask(bridge, 'voices.preview', { voice, engine: 'gemini' })
      queries.refresh('voices.previews')
      if (!goesOn()) return
      if (!reply.ok) {
        if (reply.code !== 'cancelled') onFailure(explain(reply))
        break
      }
      made += 1
    }
    announcer.say(`${made} of ${voices.length} previews made.`)
    queries.refresh('spending.get')
    setProgress(undefined)
  }
  function stop() {
    running.current += 1
    setProgress(undefined)
    queries.refresh('spending.get')
  }
  return { progress, start: (voices) => void start(voices), stop }
}
