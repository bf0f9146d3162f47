import { targetWithMusic } from '../../core/music/music-target.ts'
import { masterKey, type AudioTarget } from '../../core/plan/master-key.ts'
import { matchTurns } from '../../core/plan/match-turns.ts'
import { isDisclosure } from '../../core/show/with-show.ts'
import { hasSpeech } from '../../core/script/speech-text.ts'
import { defaultTimelineOptions } from '../../core/timeline/build-timeline.ts'
import type { EngineInUse } from '../engines/engine-in-use.ts'
import type { Estimate } from '../engines/speech-engine.ts'
import type { Episode } from '../library/episode-store.ts'
import { answeredTakes } from '../takes/answered-takes.ts'
import type { TakeNotes } from '../takes/take-notes.ts'
import type { Library } from '../library/library.ts'
import { readMusic } from '../music/prepare-music.ts'
import { choosePlan, missingOf } from './choose-plan.ts'
import { findDoubts } from './find-doubts.ts'
import { readEpisodeScript } from './episode-script.ts'
import { wasCutOff } from './episode-lock.ts'
import { planScript } from './plan-script.ts'
import { quoteTakes } from './quote-takes.ts'
import { recordScript } from './record-script.ts'
import { presentMaster } from './present-master.ts'
import { takesUnderWay, type TakesUnderWay } from './takes-under-way.ts'
import type { CallOutput } from './worker/studio-calls.ts'

type PlannedLine = CallOutput<'plan'>['lines'][number]

/** A list to listen to; more would be a fault of its own. */
const MOST_DOUBTS = 1000

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
  readonly notes: TakeNotes
  readonly clock: () => Date
}): Promise<CallOutput<'plan'>> {
  const { library, episode, inUse } = job
  const { engine } = inUse
  const { script, cast, show, state } = await readEpisodeScript(library, episode)
  const plan = script.turns.some((turn) => hasSpeech(turn.text)) ? planScript(script, cast, engine) : []
  const { notes } = job
  const decisions = episode.file.lines
  const { chosen, known } = await choosePlan({ script, plan, decisions, engine, takes: library.takes, notes })
  const missing = missingOf(chosen, known)
  const underWay = await takesUnderWay(engine, episode.file.id, 'going')
  const answered = missing.length === 0 ? undefined : await answeredTakes(library, job.data, job.clock)
  const unasked = missing.filter(({ key: take }) => !underWay.keys.has(take) && !answered?.has(take))
  const { estimates, speech, cost, obstacle } = quoteTakes(script, plan, unasked, inUse, episode.file.id)
  const heard = matchTurns(
    chosen.map(({ key }) => key),
    episode.file.turns.map(({ take }) => take),
  )
  const places = new Map(chosen.map(({ turn }, place) => [turn, place]))
  const music = (await readMusic({ library, episode, script, show: show?.file.music })).inUse
  const target = targetWithMusic(job.target, script.items, music)
  const key = masterKey(script.items, chosen, target, defaultTimelineOptions, music)
  const isCurrent = plan.length > 0 && (await presentMaster(episode, key)) !== undefined
  if (isCurrent && episode.file.renderedFrom !== state)
    await recordScript(library, episode, script, chosen, state)
  const doubts = findDoubts(
    script,
    chosen.filter(({ key: take }) => known.has(take)),
    notes,
  )
  const doubtful = new Map(doubts.map(({ turn, verdict }) => [turn, verdict]))
  const hasSome = missing.length > 0 && missing.length < plan.length
  const lines = script.turns.map((turn): PlannedLine => {
    const place = places.get(turn.index)
    const take = place === undefined ? undefined : chosen[place]
    // A line without a word needs nothing.
    if (place === undefined || take === undefined) return { state: 'made', isLocked: false, heard: null }
    const made = known.has(take.key) ? (doubtful.get(turn.index) ?? 'made') : 'new'
    return { state: made, isLocked: take.isLocked, heard: heard[place] ?? null }
  })
  const last = script.turns.at(-1)
  const ending = last !== undefined && isDisclosure(last) ? last : undefined
  const stateOfEnding = ending && lines[ending.index]?.state
  return {
    lines: ending === undefined ? lines : lines.slice(0, ending.index),
    ...(ending === undefined || stateOfEnding === undefined
      ? {}
      : { ending: { speaker: ending.speaker, text: ending.text, state: stateOfEnding } }),
    doubts: doubts.slice(0, MOST_DOUBTS),
    missing: missing.length,
    speech,
    cost,
    ...laterOf(inUse, estimates, {
      lines: missing.filter((take) => underWay.keys.has(take.key)).length,
      ...underWay,
    }),
    ...(obstacle === undefined ? {} : { obstacle }),
    isCurrent,
    isUnfinished: !isCurrent && ((await wasCutOff(job.data, episode)) || (hasSome && !episode.file.master)),
  }
}

/** How long it takes, and whether that is because it is made for less, now or already. */
function laterOf(
  { service, deadline = 0, waitFor }: EngineInUse,
  estimates: readonly Estimate[],
  { batches, lines }: Pick<TakesUnderWay, 'batches'> & { readonly lines: number },
): Pick<CallOutput<'plan'>, 'wait' | 'service' | 'batch'> {
  const times = (which: 'since' | 'until') => batches.map((batch) => batch[which].getTime())
  const isLater = service === 'batch' && estimates.length > 0
  return {
    wait: isLater ? deadline * 3600 : waitFor(estimates),
    ...(service === undefined ? {} : { service }),
    ...(lines === 0
      ? {}
      : {
          batch: {
            lines,
            since: new Date(Math.min(...times('since'))).toISOString(),
            until: new Date(Math.max(...times('until'))).toISOString(),
          },
        }),
  }
}
