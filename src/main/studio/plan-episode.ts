import { masterKey, type AudioTarget } from '../../core/plan/master-key.ts'
import { matchTurns } from '../../core/plan/match-turns.ts'
import { planRequests } from '../../core/plan/plan-requests.ts'
import { hasSpeech } from '../../core/script/speech-text.ts'
import { defaultTimelineOptions } from '../../core/timeline/build-timeline.ts'
import type { EngineInUse } from '../engines/engine-in-use.ts'
import type { Episode } from '../library/episode-store.ts'
import type { Library } from '../library/library.ts'
import { readEpisodeScript } from './episode-script.ts'
import { wasCutOff } from './episode-lock.ts'
import { estimatesOf, planScript } from './plan-script.ts'
import { recordScript } from './record-script.ts'
import { presentMaster } from './present-master.ts'
import type { CallOutput } from './worker/studio-calls.ts'

/**
 * What a render of an episode would make now, and what of its audio fits its script. Where the audio fits although the
 * script was changed, that is written down.
 */
export async function planEpisode(job: {
  readonly library: Library
  readonly episode: Episode
  readonly data: string
  readonly inUse: EngineInUse
  readonly target: AudioTarget
}): Promise<CallOutput<'plan'>> {
  const { library, episode, inUse, target } = job
  const { engine } = inUse
  const { script, cast, state } = await readEpisodeScript(episode)
  const plan = script.turns.some((turn) => hasSpeech(turn.text)) ? planScript(script, cast, engine) : []
  const known = await library.takes.known()
  const missing = [...new Map(plan.map((take) => [take.key, take])).values()].filter(
    ({ key }) => !known.has(key),
  )
  const requests = planRequests(script.items, plan, missing, engine.limits())
  const estimates = estimatesOf(script, requests, engine)
  const heard = matchTurns(
    plan.map(({ key }) => key),
    episode.file.turns.map(({ take }) => take),
  )
  const places = new Map(plan.map(({ turn }, place) => [turn, place]))
  const key = masterKey(script.items, plan, target, defaultTimelineOptions)
  const isCurrent = plan.length > 0 && (await presentMaster(episode, key)) !== undefined
  if (isCurrent && episode.file.renderedFrom !== state)
    await recordScript(library, episode, script, plan, state)
  const cost = estimates.reduce((sum, estimate) => sum + estimate.cost, 0)
  const obstacle = missing.length === 0 ? undefined : inUse.obstacleTo(cost, episode.file.id)
  const hasSome = missing.length > 0 && missing.length < plan.length
  return {
    lines: script.turns.map((turn) => {
      const place = places.get(turn.index)
      const take = place === undefined ? undefined : plan[place]
      // A line without a word needs nothing.
      if (place === undefined || take === undefined) return { isMade: true, heard: null }
      return { isMade: known.has(take.key), heard: heard[place] ?? null }
    }),
    missing: missing.length,
    speech: estimates.reduce((sum, estimate) => sum + estimate.seconds, 0),
    cost,
    wait: inUse.waitFor(estimates),
    ...(obstacle === undefined ? {} : { obstacle }),
    isCurrent,
    isUnfinished: !isCurrent && ((await wasCutOff(job.data, episode)) || (hasSome && !episode.file.master)),
  }
}
