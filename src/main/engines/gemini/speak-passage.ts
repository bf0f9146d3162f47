import { backOffSeconds } from '../../../core/gemini/back-off.ts'
import type { AnswerFault } from '../../../core/gemini/read-answer.ts'
import type { Refusal } from '../../../core/gemini/refusal.ts'
import { spellDuration } from '../../../core/text/spell-duration.ts'
import { StudioError } from '../../../shared/studio-error.ts'
import type { Passage, Spoken } from '../speech-engine.ts'
import { dailyLimit } from './daily-limit.ts'
import { faultError } from './fault-error.ts'
import { createFlexCourse } from './flex-course.ts'
import { createPatience } from './patience.ts'
import { ensureGoing, sendOnce } from './send-once.ts'
import type { SpeakJob, Speaking } from './speaking.ts'
import { speakTurnByTurn } from './speak-turn-by-turn.ts'

/** How often a passage is sent again, whatever went wrong; refusals for the sake of pace are not counted. */
const mostRetries = 5
/** Requests that are not waited for are paid for all the same. */
const mostTimeouts = 2
/** So many answers that cannot be used are enough, however different. */
const mostFaults = 3
/** Seconds; a server that asks to be left alone for longer is not waited for. */
const longestWait = 120

type Trouble = Extract<Refusal, { readonly kind: 'trouble' }>

/**
 * Speaks a passage, sending it again as often as it makes sense. What is on the shelf is not sent. When its answers cannot
 * be used, its turns are sent one by one. Throws what `SpeechEngine.speak` throws.
 */
export async function speakPassage(speaking: Speaking, passage: Passage, job: SpeakJob): Promise<Spoken> {
  const found = await job.shelf?.find(passage)
  if (found !== undefined) return found
  const faults: AnswerFault[] = []
  const patience = createPatience(speaking.clock)
  const course = createFlexCourse(speaking)
  const splits = passage.turns.length > 1
  const split = () => speakTurnByTurn(passage, job.shelf, (turn) => speakPassage(speaking, turn, job))
  let troubles = 0
  let timeouts = 0
  for (;;) {
    ensureGoing(job.signal)
    const sent = await sendOnce(course.speaking(), passage, job)
    if (sent.kind === 'spoken') {
      course.arrive()
      return sent.spoken
    }
    if (sent.kind === 'fault') {
      faults.push(sent.fault)
      if (!isHopeless(faults) && faults.length + troubles <= mostRetries) continue
      if (splits) return split()
      throw faultError(sent.fault, passage.turns, faults.length)
    }
    const { refusal } = sent
    if (course.turnsFrom(refusal)) continue
    switch (refusal.kind) {
      case 'final':
        if (refusal.code === 'passage-too-long' && splits) return split()
        throw new StudioError(refusal.code, refusal.message)
      case 'day':
        throw dailyLimit(speaking)
      case 'pace':
        patience.strain(refusal.retryAfter)
        break
      case 'trouble':
        troubles++
        if (refusal.code === 'engine-timeout') timeouts++
        if (troubles + faults.length > mostRetries || timeouts > mostTimeouts)
          throw givenUp(refusal, troubles)
        await backOff(speaking, refusal, troubles, job)
        break
    }
  }
}

/** Whether another try of the same request would most probably end like those before. */
function isHopeless(faults: readonly AnswerFault[]): boolean {
  const kinds = new Set(faults.map(({ kind }) => kind))
  return kinds.size < faults.length || faults.length >= mostFaults || kinds.has('too-long')
}

async function backOff(speaking: Speaking, refusal: Trouble, retry: number, job: SpeakJob): Promise<void> {
  const { clock, random, wait } = speaking
  const seconds = backOffSeconds(retry, random(), refusal.retryAfter)
  if (seconds > longestWait) {
    const sentence = `${refusal.message} It asks not to be asked again for ${spellDuration(seconds)}.`
    throw new StudioError(refusal.code, sentence)
  }
  const until = new Date(clock().getTime() + seconds * 1000)
  const spelled = spellDuration(Math.max(1, seconds))
  job.waits.begin(
    'retry',
    until,
    `${refusal.message} Trying again in ${spelled} (${retry} of ${mostRetries}).`,
  )
  try {
    await wait(seconds * 1000, job.signal)
  } catch (error) {
    ensureGoing(job.signal)
    throw error
  } finally {
    job.waits.end()
  }
}

function givenUp({ code, message }: Trouble, tries: number): StudioError {
  return new StudioError(code, tries === 1 ? message : `${message} It was tried ${tries} times.`)
}
