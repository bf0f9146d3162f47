import { useRef, useState } from 'react'
import { ask } from '../bridge/ask.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useReport } from '../bridge/use-report.ts'
import type { Engine, OpenEpisode, RenderPlan } from '../components/episode-types.ts'

export type EngineChoice = {
  readonly engine: Engine
  /** The plan is still that of the engine before. */
  readonly isChanging: boolean
  readonly choose: (engine: Engine) => void
}

/** Which engine speaks the episode, and the way to another; the plan follows. Of several choices the last counts. */
export function useEngine(episode: OpenEpisode, plan: RenderPlan | undefined): EngineChoice {
  const { bridge, queries } = useStudio()
  const report = useReport()
  const [known, setKnown] = useState(episode.engine)
  const [wanted, setWanted] = useState<Engine>()
  const choices = useRef(0)
  const now = plan?.engine ?? known

  async function choose(engine: Engine) {
    const choice = ++choices.current
    setWanted(engine)
    const reply = await ask(bridge, 'episode.setEngine', { id: episode.id, engine })
    if (reply.ok) {
      setKnown(engine)
      await queries.renew('episode.plan', { id: episode.id })
    } else report(reply)
    if (choice === choices.current) setWanted(undefined)
  }

  return {
    engine: wanted ?? now,
    isChanging: wanted !== undefined,
    choose: (engine) => void (engine === (wanted ?? now) ? undefined : choose(engine)),
  }
}
