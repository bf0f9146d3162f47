import { spellDollars } from '../../core/price/spell-dollars.ts'
import { countOf } from '../../core/text/count-of.ts'
import { spellDuration } from '../../core/text/spell-duration.ts'
import type { RunningRender } from '../bridge/render-watch.ts'
import { explain } from '../bridge/explain.ts'
import { spellMoment } from '../components/spell-moment.ts'
import type { ShownJob } from './queue-types.ts'

/** How a job stands, in a few words. `isNext`: nothing stands before it. */
export function spellState(
  job: ShownJob,
  running: RunningRender | undefined,
  isNext: boolean,
  now: Date,
): string {
  if (job.state === 'failed') return job.trouble === undefined ? 'It failed.' : explain(job.trouble)
  if (job.elsewhere !== undefined) return `Waits until its library is opened: ${job.elsewhere}`
  if (job.state === 'running') return running === undefined ? 'Begins' : spellRunning(running)
  if (job.state === 'paused') return 'It keeps its place, and what was made.'
  if (job.state === 'offered') return 'It goes on when you say so; what was made is kept.'
  if (job.state === 'batch') return spellBatch(job, now)
  if (job.startAfter === undefined || new Date(job.startAfter) <= now)
    return isNext ? 'It comes next.' : 'It waits for its turn.'
  const moment = spellMoment(job.startAfter, now)
  return job.isDayOver === true
    ? `Today’s requests are used up. It goes on by itself ${moment}.`
    : `Starts ${moment}, if Castwright is open then.`
}

/** One word for a job's state, for a list that is read aloud or skimmed. */
export const stateWords: Readonly<Record<ShownJob['state'], string>> = {
  waiting: 'Waiting',
  running: 'Generating',
  batch: 'Waiting at Google',
  paused: 'Paused',
  offered: 'Not finished',
  failed: 'Stopped',
}

/** What is left to be paid, USD in words; undefined while that is not known. */
export function spellPriceLeft(
  { left, state }: ShownJob,
  running: RunningRender | undefined,
): string | undefined {
  if (left === undefined) return undefined
  if (left.cost === 0) return state === 'batch' ? 'paid already' : 'free'
  const part = running === undefined || running.missing === 0 ? 0 : running.made / running.missing
  return `about ${spellDollars(left.cost * (1 - part))}`
}

/** How long a job still takes; undefined while that is not known. */
export function spellTimeLeft(
  { left, state }: ShownJob,
  running: RunningRender | undefined,
): string | undefined {
  if (state === 'running' && running?.left !== undefined) {
    // In the first tenth much is still a guess.
    const about = running.fraction < 0.1 && running.batch === undefined ? 'about ' : ''
    const latest = running.batch === undefined ? '' : ' at the latest'
    return `${about}${spellDuration(Math.max(1, running.left))} left${latest}`
  }
  // What a batch still takes is Google's to say: its last moment stands beside it.
  if (state === 'batch') return undefined
  return left === undefined ? undefined : `about ${spellDuration(Math.max(1, left.wait))}`
}

/** What Google makes for half the price, and until when. */
function spellBatch({ startAfter, left }: ShownJob, now: Date): string {
  if (startAfter === undefined || new Date(startAfter) <= now)
    return 'What Google had to make is there. It goes on when its turn comes.'
  const lines = left === undefined || left.lines === 0 ? 'its lines' : countOf(left.lines, 'line')
  const moment = spellMoment(startAfter, now)
  return `Google makes ${lines} for half the price, ${moment} at the latest. It goes on by itself; the others need not wait.`
}

function spellRunning({ step, made, missing, waiting, batch }: RunningRender): string {
  if (waiting !== undefined) return waiting.message
  if (step === 'speaking') {
    const there = `${made.toLocaleString()} of ${countOf(missing, 'line')} spoken`
    return batch === undefined ? there : `${there}; Google makes ${countOf(batch.lines, 'line')} in a batch`
  }
  return step === 'mastering' ? 'Levelling the sound' : 'Reading the script'
}
