import { useEffect, useEffectEvent, useState } from 'react'
import { countOf } from '../../core/text/count-of.ts'
import { ask, type Failure } from '../bridge/ask.ts'
import type { RenderEnd, RunningRender } from '../bridge/render-watch.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import type { OpenEpisode, RenderPlan } from '../components/episode-types.ts'
import { offerRender, type RenderOffer } from '../components/render-label.ts'
import { useObservable } from '../state/observable.ts'
import type { Desk } from './use-desk.ts'

export type StudioRender = {
  readonly offer: RenderOffer
  readonly running: RunningRender | undefined
  /** Why the last one failed, until the next begins. */
  readonly failure: Pick<Failure, 'code' | 'message'> | undefined
  readonly start: () => void
  readonly stop: () => void
}

type UseRender = Readonly<{
  episode: OpenEpisode
  plan: RenderPlan | undefined
  desk: Desk
  onRendered: () => void
}>

/** Milliseconds without a save before the plan is asked for again. */
const planRest = 550

/** Makes the episode and says how it goes. */
export function useRender({ episode, plan, desk, onRendered }: UseRender): StudioRender {
  const { bridge, queries, renders, toasts, announcer } = useStudio()
  const { version, other } = useObservable(desk.file)
  const running = useObservable(renders).get(episode.id)
  const [isStarting, setStarting] = useState(false)
  const [failure, setFailure] = useState<StudioRender['failure']>()
  const offer = offerRender(plan, running !== undefined || isStarting, episode.audio !== undefined)

  // Every saved text has a plan of its own; it is asked for when typing rests, since that of a long script is large.
  useEffect(() => {
    if (version === 0) return undefined
    const timer = window.setTimeout(() => queries.refresh('episode.plan'), planRest)
    return () => window.clearTimeout(timer)
  }, [queries, version])

  async function start() {
    if (offer.act !== 'make' || other !== undefined) return
    setFailure(undefined)
    setStarting(true)
    await desk.file.flush()
    const reply = await ask(bridge, 'render.start', { id: episode.id })
    setStarting(false)
    if (reply.ok) announcer.say(`Making ${countOf(plan?.missing ?? 0, 'line')}.`)
    else if (reply.code !== 'cancelled') setFailure(reply)
  }

  const onEnd = useEffectEvent(({ episode: ended, outcome }: RenderEnd) => {
    if (ended !== episode.id) return
    queries.refresh('episode.plan')
    onRendered()
    if (outcome.end === 'failed') setFailure(outcome)
    else if (outcome.end === 'cancelled') toasts.show('Stopped. What was made is kept.')
    else
      toasts.show('The episode is ready.', {
        action: { label: 'Play', onChoose: () => void desk.player.play() },
      })
  })
  useEffect(() => renders.onEnd((end) => onEnd(end)), [renders])

  const quarter = running === undefined ? 0 : Math.floor(running.fraction * 4)
  useEffect(() => {
    if (quarter > 0 && quarter < 4) announcer.say(`${quarter * 25} percent is made.`)
  }, [announcer, quarter])

  return {
    offer,
    running,
    failure,
    start: () => void start(),
    stop: () => {
      if (running !== undefined) void ask(bridge, 'render.cancel', { job: running.job })
    },
  }
}
