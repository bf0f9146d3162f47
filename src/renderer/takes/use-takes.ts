import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { ask } from '../bridge/ask.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useReport } from '../bridge/use-report.ts'
import type { RenderPlan } from '../components/episode-types.ts'
import type { Sending } from '../gemini/use-send-notice.tsx'
import type { Player } from '../player/player.ts'
import { useObservable } from '../state/observable.ts'
import type { LineMeant, LineTake, LineTakes, RetakeScope } from './take-types.ts'
import { TakeVoice } from './take-voice.ts'
import type { OtherLines } from './take-words.ts'
import { useDecisions, type Decisions } from './use-decisions.ts'

export type Takes = Decisions & {
  /** The take that is heard by itself. */
  readonly heard: string | undefined
  /** Plays a take by itself, or stops it. */
  readonly hear: (take: Pick<LineTake, 'take' | 'media'>) => void
  /** Plays a line of the plan as it is in the episode, with a second before and after, else its take by itself; or stops it. */
  readonly hearLine: (line: number) => void
  readonly hush: () => void
  /** Has another take made of a line, or of its whole passage, with everything else that is new; after the render under way. */
  readonly retake: (of: LineMeant, scope: RetakeScope) => Promise<void>
  /** What would be made with it. */
  readonly others: OtherLines
  /** Has what was asked for and not made yet made now. */
  readonly makeAwaited: () => void
  readonly isRendering: boolean
  /** The takes of a line of the plan; undefined where main does not say, which is told. */
  readonly takesOf: (line: number) => Promise<LineTakes | undefined>
}

type UseTakes = Readonly<{
  episode: string
  plan: RenderPlan | undefined
  player: Player
  /** The turn of the player's audio that a line of the plan is heard as. */
  turnHeard: (line: number) => number | undefined
  sending: Sending
  render: Readonly<{ start: () => void; isBusy: boolean }>
}>

/** Seconds that are heard around a line. */
const around = 1

/** Hearing takes, choosing among them, and having others made. */
export function useTakes({ episode, plan, player, turnHeard, sending, render }: UseTakes): Takes {
  const { bridge, queries } = useStudio()
  const report = useReport()
  const decisions = useDecisions(episode)
  const retake = useRetake({ episode, decisions, sending, render })
  const { voice, heard } = useTakeVoice(player)
  const lineHeard = useRef(-1)
  const { mediaAddress } = useStudio()
  // Whatever made the plan another may have made the takes others.
  useEffect(() => queries.refresh('episode.lineTakes'), [queries, plan])

  function hear({ take, media }: Pick<LineTake, 'take' | 'media'>) {
    player.pause()
    void voice.toggle(take, mediaAddress(media))
  }
  async function takesOf(line: number): Promise<LineTakes | undefined> {
    return report(await ask(bridge, 'episode.lineTakes', { id: episode, turn: line }))
  }
  async function hearAlone(line: number) {
    const found = await takesOf(line)
    const chosen = found?.takes.find(({ isChosen }) => isChosen)
    if (chosen !== undefined) hear(chosen)
  }
  function hush() {
    player.pause()
    voice.stop()
  }

  return {
    ...decisions,
    heard,
    hear,
    hearLine(line) {
      const isHeard = lineHeard.current === line && (player.get().isPlaying || heard !== undefined)
      lineHeard.current = line
      const turn = turnHeard(line)
      hush()
      if (isHeard) return
      if (turn !== undefined && player.canPlay) player.playAround(turn, around)
      else void hearAlone(line)
    },
    hush,
    retake,
    others: render.isBusy ? { lines: 0, cost: 0 } : { lines: plan?.missing ?? 0, cost: plan?.cost ?? 0 },
    makeAwaited: render.start,
    isRendering: render.isBusy,
    takesOf,
  }
}

/** What plays a take by itself; silent while the episode is heard, and when its screen goes. */
function useTakeVoice(player: Player) {
  const { toasts } = useStudio()
  const [voice] = useState(
    () => new TakeVoice(new Audio(), (sentence) => toasts.show(sentence, { tone: 'danger' })),
  )
  useEffect(() => voice.stop, [voice])
  useEffect(
    () =>
      player.subscribe(() => {
        if (player.get().isPlaying) voice.stop()
      }),
    [player, voice],
  )
  return { voice, heard: useObservable(voice) }
}

type UseRetake = Pick<UseTakes, 'episode' | 'sending' | 'render'> & Readonly<{ decisions: Decisions }>

function useRetake({ episode, decisions, sending, render }: UseRetake): Takes['retake'] {
  const { renders } = useStudio()
  const [isWanted, setWanted] = useState(false)
  const start = useEffectEvent(render.start)
  useEffect(() => {
    if (!isWanted || render.isBusy) return
    setWanted(false)
    start()
  }, [isWanted, render.isBusy])
  // What was stopped, or has failed, does not go on by itself.
  useEffect(
    () =>
      renders.onEnd((end) => {
        if (end.episode === episode && end.outcome.end !== 'finished') setWanted(false)
      }),
    [renders, episode],
  )
  return async (of, scope) => {
    // Asked first: what is not to be sent is not to be waited for either.
    if (!(await sending.mayBeSent())) return
    if (await decisions.decide(of, { kind: 'retake', scope })) setWanted(true)
  }
}
