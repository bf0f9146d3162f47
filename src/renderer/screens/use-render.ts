import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { countOf } from '../../core/text/count-of.ts'
import { ask, type Failure } from '../bridge/ask.ts'
import type { RenderEnd, RunningRender } from '../bridge/render-watch.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useQuery } from '../bridge/use-query.ts'
import type { OpenEpisode, RenderPlan } from '../components/episode-types.ts'
import { offerRender, type RenderOffer } from '../components/render-label.ts'
import type { UnspokenLine } from '../editor/unspoken-lines.ts'
import type { Toast } from '../elements/toasts.ts'
import type { Sending } from '../gemini/use-send-notice.tsx'
import { useObservable } from '../state/observable.ts'
import { offerInLine } from '../queue/offer-in-line.ts'
import type { ShownJob } from '../queue/queue-types.ts'
import { saveDesk } from './save-desk.ts'
import type { Desk } from './use-desk.ts'
import type { EngineChoice } from './use-engine.ts'
import { useEpisodeCost } from './use-episode-cost.ts'

/** Why a render failed, and which lines could not be spoken, where it is they alone. */
export type RenderFailure = Pick<Failure, 'code' | 'message'> & {
  readonly unspoken?: readonly UnspokenLine[] | undefined
}

export type StudioRender = {
  readonly offer: RenderOffer
  /** Whether the plan is of words or a cast that have changed since. */
  readonly isPlanOld: boolean
  readonly running: RunningRender | undefined
  /** Why the last one failed, until the next begins. */
  readonly failure: RenderFailure | undefined
  readonly start: () => void
  readonly stop: () => void
}

type UseRender = Readonly<{
  episode: OpenEpisode
  plan: RenderPlan | undefined
  engine: EngineChoice
  desk: Desk
  sending: Sending
  onRendered: () => void
}>

/** Milliseconds without a save before the plan is asked for again. */
const planRest = 550

/** Makes the episode and says how it goes. */
export function useRender({ episode, plan, engine, desk, sending, onRendered }: UseRender): StudioRender {
  const { bridge, queries, renders, toasts, announcer } = useStudio()
  const file = useObservable(desk.file)
  const cast = useObservable(desk.cast)
  const running = useObservable(renders).get(episode.id)
  const [isStarting, setStarting] = useState(false)
  const [failure, setFailure] = useState<StudioRender['failure']>()
  const cost = useEpisodeCost(episode.id)
  const isBusy = running !== undefined || isStarting

  // Every saved text and cast has a plan of its own; it is asked for when typing rests, since that of a long script is
  // large.
  const version = file.version + cast.version
  const [planned, setPlanned] = useState(0)
  useEffect(() => {
    if (version === 0) return undefined
    const timer = window.setTimeout(() => {
      void queries.renew('episode.plan', { id: episode.id }).then(() => setPlanned(version))
    }, planRest)
    return () => window.clearTimeout(timer)
  }, [queries, version, episode.id])
  const isSaved = file.step === 'saved' && cast.isSaved
  const isPlanOld = !isSaved || planned !== version || engine.isChanging
  // What an old plan calls finished may be so no more.
  const isHeld = file.other !== undefined || file.failure !== undefined || cast.failure !== undefined
  const queue = useQuery('queue.get')
  const job = queue?.ok === true ? queue.data.jobs.find((one) => one.episode === episode.id) : undefined
  const isOtherRunning = useObservable(renders).size > (running === undefined ? 0 : 1)
  const ownOffer: RenderOffer =
    (plan?.isCurrent === true && isPlanOld && !isBusy) || (engine.isChanging && !isBusy)
      ? { act: 'none', label: isHeld ? 'Not saved yet' : 'Reading the script' }
      : offerRender(plan, isBusy)
  const offer = offerInLine(ownOffer, job, isOtherRunning)

  async function begin(): Promise<StudioRender['failure']> {
    const unsaved = await saveDesk(desk)
    if (unsaved !== undefined) {
      toasts.show(unsaved, { tone: 'danger' })
      return undefined
    }
    let wanted = plan
    // A plan asks no keychain; who presses the button has perhaps just unlocked it.
    if (plan?.obstacle?.code === 'key-missing') await ask(bridge, 'gemini.askKeychain')
    if (isPlanOld || offer.act !== 'make') {
      const asked = await queries.renew('episode.plan', { id: episode.id })
      // Why there is no plan is said by a notice of its own.
      if (!asked.ok) return undefined
      wanted = asked.data
      const newOffer = offerRender(wanted, false)
      if (newOffer.act !== 'make') {
        announcer.say(newOffer.reason ?? `${newOffer.label}.`)
        return undefined
      }
    }
    if (wanted?.engine === 'gemini') {
      if (wanted.missing > 0 && !(await sending.mayBeSent())) return undefined
      await cost.begin()
    }
    const reply = await ask(bridge, 'render.start', { id: episode.id })
    if (!reply.ok) return reply.code === 'cancelled' ? undefined : reply
    announcer.say(`Generating ${countOf(wanted?.missing ?? 0, 'line')}.`)
    return undefined
  }

  async function start() {
    if (isBusy) return
    setFailure(undefined)
    desk.script.markUnspoken([])
    setStarting(true)
    setFailure(await begin())
    setStarting(false)
  }

  // The player goes with the screen; the sum is perhaps known only then.
  const isHere = useRef(true)
  const tell = (message: string, action?: Toast['action']) =>
    toasts.show(isHere.current ? message : `“${episode.title}”: ${message}`, {
      of: episode.id,
      ...(action === undefined || !isHere.current ? {} : { action }),
    })
  const onEnd = useEffectEvent(async ({ episode: ended, outcome }: RenderEnd) => {
    if (ended !== episode.id) return
    queries.refresh('episode.plan')
    onRendered()
    if (outcome.end === 'failed') {
      setFailure(outcome)
      desk.script.markUnspoken(outcome.unspoken ?? [])
    }
    const spent = await cost.tell()
    if (outcome.end === 'failed') {
      if (spent !== '') tell(`What was made is kept.${spent}`)
    } else if (outcome.end === 'postponed') {
      if (outcome.message !== undefined) tell(`${outcome.message} It goes on by itself then.${spent}`)
    } else if (outcome.end === 'paused') tell(`Paused. What was made is kept.${spent}`)
    else if (outcome.end === 'cancelled') tell(`Stopped. What was made is kept.${spent}`)
    else tell(`The episode is ready.${spent}`, { label: 'Play', onChoose: () => void desk.player.play() })
  })
  useEffect(() => renders.onEnd((end) => void onEnd(end)), [renders])
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
      toasts.withdraw(episode.id)
    }
  }, [toasts, episode.id])

  const quarter = running === undefined ? 0 : Math.floor(running.fraction * 4)
  useEffect(() => {
    if (quarter > 0 && quarter < 4) announcer.say(`${quarter * 25} percent is made.`)
  }, [announcer, quarter])

  return {
    offer,
    isPlanOld,
    running,
    failure: failure ?? (isBusy ? undefined : troubleOf(job)),
    start: () => void start(),
    stop: () => {
      if (running !== undefined) void ask(bridge, 'render.cancel', { job: running.job })
    },
  }
}

/** Why the job of an episode stopped, also where that was before its Studio was opened. */
function troubleOf(job: ShownJob | undefined): RenderFailure | undefined {
  return job?.state === 'failed' ? job.trouble : undefined
}
