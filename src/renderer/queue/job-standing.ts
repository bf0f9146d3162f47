import type { ShownJob } from './queue-types.ts'
import { spellState, stateWords } from './spell-job.ts'

/** How an episode stands that is in the queue, as a list of episodes says it. */
export type JobStanding = {
  readonly state: ShownJob['state']
  readonly word: string
  /** What more there is room for. */
  readonly more?: string
  /** All there is to say. */
  readonly sentence: string
}

/** How a job stands; undefined for one of another library, whose episodes are not listed here. */
export function jobStanding(job: ShownJob, now: Date): JobStanding | undefined {
  const { state, elsewhere, startAfter } = job
  if (elsewhere !== undefined) return undefined
  const sentence = state === 'running' ? 'It is being made.' : spellState(job, undefined, false, now)
  const word = state === 'waiting' ? 'In the queue' : stateWords[state]
  const isPutOff = state === 'waiting' && startAfter !== undefined && new Date(startAfter) > now
  if (state === 'batch') return { state, word, more: 'half price', sentence }
  if (state === 'failed' || isPutOff) return { state, word, more: sentence, sentence }
  return { state, word, sentence }
}
