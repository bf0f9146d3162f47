import { forecastRender } from '../../core/estimate/forecast-render.ts'
import { countOf } from '../../core/text/count-of.ts'
import { spellMoment } from '../../core/text/spell-moment.ts'
import type { PushData } from '../../shared/ipc/schemas.ts'
import { isStudioError } from '../../shared/studio-error.ts'
import { LinesUnspoken } from '../studio/lines-unspoken.ts'
import type { RenderProgress } from '../studio/render-progress.ts'
import type { CallInput } from '../studio/worker/studio-calls.ts'
import type { StudioClient } from '../studio/worker/studio-client.ts'

export type ToldProgress = PushData<'render.progress'>
/** How a render ends by itself; what becomes of its job is the queue's to say. batch: Google is at work on it until then. */
export type RunOutcome =
  | Extract<PushData<'render.ended'>['outcome'], { readonly end: 'finished' | 'cancelled' | 'failed' }>
  | {
      readonly end: 'batch'
      readonly until: Date
      readonly message: string
      /** What the batch does not bring may be asked for in another one. */
      readonly mayOrderAgain: boolean
    }

export type RunRender = {
  readonly job: string
  readonly episode: string
  /** Where it is and who speaks it. Throws StudioError. */
  readonly place: () => Promise<CallInput<'render'>>
  readonly studio: Pick<StudioClient, 'call'>
  readonly signal: AbortSignal
  readonly clock: () => Date
  /** Seconds that the mastering of a second of audio took before. */
  readonly mastering: number | undefined
  readonly onMastered: (seconds: number) => void
  readonly onProgress: (progress: ToldProgress) => void
  readonly onBug: (error: unknown) => void
}

/** Milliseconds between two words of one render. */
const PACE = 100
/** Milliseconds after which a job looks again by itself; it is woken sooner, when its batch is known to have ended. */
const LEAST_PAUSE = 900_000
/** Seconds of audio below which mastering is too quick to learn from. */
const LEAST_AUDIO = 20

/** How a render stands before anything is known of it. */
export function progressOf(job: string, episode: string, step: ToldProgress['step']): ToldProgress {
  return { job, episode, step, fraction: 0, made: 0, missing: 0, turns: [] }
}

/** Renders an episode in the studio's worker and tells how it goes. Never throws. */
export async function runRender(run: RunRender): Promise<RunOutcome> {
  const tell = tellProgress(run)
  try {
    tell({ step: 'planning' }, true)
    const place = await run.place()
    const options = { signal: run.signal, onProgress: follow(run, tell) }
    const { batch } = await run.studio.call('render', place, options)
    if (batch === undefined) return { end: 'finished' }
    const now = run.clock()
    // One whose time is over, and which Google has not ended yet, is looked at again before long.
    const until = new Date(Math.max(batch.until.getTime(), now.getTime() + LEAST_PAUSE))
    const lines = countOf(batch.lines, 'line')
    const message =
      batch.until > now
        ? `Google makes ${lines} for half the price, ${spellMoment(until, now)} at the latest.`
        : `Google has not said yet what became of ${lines} that it was to make for half the price. What it does not bring soon is asked for again, and may be charged for twice.`
    return { end: 'batch', until, message, mayOrderAgain: batch.mayOrderAgain }
  } catch (error) {
    if (isStudioError(error, 'cancelled')) return { end: 'cancelled' }
    if (error instanceof LinesUnspoken)
      return { end: 'failed', code: error.code, message: error.message, unspoken: [...error.unspoken] }
    if (isStudioError(error)) return { end: 'failed', code: error.code, message: error.message }
    run.onBug(error)
    return { end: 'failed', code: 'internal', message: 'Castwright has met a fault of its own.' }
  }
}

type Tell = (change: Partial<ToldProgress>, isDue: boolean) => void

function tellProgress({ job, episode, clock, onProgress }: RunRender): Tell {
  let progress = progressOf(job, episode, 'planning')
  let toldAt = -Infinity
  let turns: number[] = []
  return (change, isDue) => {
    const now = clock().getTime()
    turns.push(...(change.turns ?? []))
    progress = { ...progress, ...change, turns }
    // A clock that was set back must not silence it.
    if (!isDue && Math.abs(now - toldAt) < PACE) return
    toldAt = now
    onProgress(progress)
    turns = []
    progress = { ...progress, turns }
  }
}

function follow({ clock, mastering, onMastered }: RunRender, tell: Tell): (event: RenderProgress) => void {
  const forecast = forecastRender(mastering)
  let audio = 0
  let step: ToldProgress['step'] = 'planning'
  const time = () => clock().getTime() / 1000
  return (event) => {
    const now = time()
    if (event.step === 'wait') {
      const waiting = event.wait && { until: event.wait.until.toISOString(), message: event.wait.message }
      return tell({ waiting }, true)
    }
    if (event.step === 'batch') {
      forecast.hear(event, now)
      const batch = event.batch && { until: event.batch.until.toISOString(), lines: event.batch.lines }
      return tell({ batch }, true)
    }
    if (event.step !== 'speak') forecast.hear(event, now)
    const left = forecast.left(now)
    const known = { fraction: forecast.fraction(), ...(left === undefined ? {} : { left }) }
    if (event.step === 'plan') {
      audio = event.audio
      step = 'speaking'
      tell({ ...known, step, missing: event.missing }, true)
    } else if (event.step === 'speak') {
      const { made, missing, turn } = event
      tell({ ...known, step, made, missing, turns: [turn] }, made === missing)
    } else if (event.step === 'request') tell(known, false)
    else {
      const isFirst = step !== 'mastering'
      step = 'mastering'
      tell({ ...known, step }, isFirst)
      const took = event.fraction === 1 && audio >= LEAST_AUDIO ? forecast.mastering(now) : undefined
      if (took !== undefined && took > 0) onMastered(took)
    }
  }
}
