import { useEffect, useEffectEvent } from 'react'
import { explain } from '../bridge/explain.ts'
import type { RenderEnd } from '../bridge/render-watch.ts'
import { useStudio } from '../bridge/studio-context.tsx'

/** Says how a render ended when its episode is not the one on screen; the Studio speaks for its own. */
export function useRenderEnds(shown: string | undefined, open: (id: string) => void): void {
  const { renders, toasts } = useStudio()
  const onEnd = useEffectEvent(({ episode, outcome }: RenderEnd) => {
    if (episode === shown || outcome.end === 'cancelled' || outcome.end === 'paused') return
    const action = { label: 'Open', onChoose: () => open(episode) }
    if (outcome.end === 'finished') toasts.show('The episode is ready.', { action })
    else if (outcome.end === 'postponed')
      toasts.show(`${outcome.message} It goes on by itself then.`, { action })
    else toasts.show(explain(outcome), { tone: 'danger', action })
  })
  useEffect(() => renders.onEnd((end) => onEnd(end)), [renders])
}
