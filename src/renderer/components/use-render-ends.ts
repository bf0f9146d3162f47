import { useEffect, useEffectEvent, useRef } from 'react'
import { explain } from '../bridge/explain.ts'
import type { RenderEnd } from '../bridge/render-watch.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useQuery } from '../bridge/use-query.ts'

/** Says how a render ended when its episode is not the one on screen; the Studio speaks for its own. */
export function useRenderEnds(shown: string | undefined, open: (id: string) => void): void {
  const { renders, toasts } = useStudio()
  const titles = useTitles()
  const onEnd = useEffectEvent(({ episode, outcome }: RenderEnd) => {
    if (episode === shown || outcome.end === 'cancelled' || outcome.end === 'paused') return
    if (outcome.end === 'postponed' && outcome.message === undefined) return
    const action = { label: 'Open', onChoose: () => open(episode) }
    const title = titles(episode)
    const of = title === undefined ? '' : `“${title}”: `
    if (outcome.end === 'finished')
      toasts.show(title === undefined ? 'The episode is ready.' : `“${title}” is ready.`, {
        action,
        of: episode,
      })
    else if (outcome.end === 'postponed')
      toasts.show(`${of}${outcome.message} It goes on by itself then.`, { action, of: episode })
    else toasts.show(`${of}${explain(outcome)}`, { tone: 'danger', action, of: episode })
  })
  useEffect(() => renders.onEnd((end) => onEnd(end)), [renders])
}

/** The titles of what is or was in the queue: what has ended may have left it. */
function useTitles(): (episode: string) => string | undefined {
  const queue = useQuery('queue.get')
  const titles = useRef(new Map<string, string>())
  useEffect(() => {
    if (queue?.ok === true)
      for (const { episode, title } of queue.data.jobs) titles.current.set(episode, title)
  }, [queue])
  return (episode) => titles.current.get(episode)
}
