import { admitRequest, type Ticket } from '../../core/limiter/admit-request.ts'
import { windowAt } from '../../core/limiter/burst-limits.ts'
import { dailyLimitSentence } from '../../core/limiter/daily-limit-sentence.ts'
import { endRequest } from '../../core/limiter/end-request.ts'
import { foretellAdmissions } from '../../core/limiter/foretell-admissions.ts'
import { memoryOf, type LimiterMemory } from '../../core/limiter/limiter-memory.ts'
import { startLimiter } from '../../core/limiter/limiter-state.ts'
import { nextAdmission, stoppedUntil } from '../../core/limiter/next-admission.ts'
import type { RequestEnd } from '../../core/limiter/request-end.ts'
import { StudioError } from '../../shared/studio-error.ts'
import { createFairQueue } from './fair-queue.ts'
import { createForwardClock } from './forward-clock.ts'
import type { Admission, AdmitOptions, Limiter } from './limiter.ts'
import type { SetTimer } from './set-timer.ts'

export type LimiterOptions = {
  /** Of what is limited, for sentences: a model's id. */
  readonly model: string
  /** What was learned before. */
  readonly memory: LimiterMemory | undefined
  /** Hears what is learned: refusals at once, the rest every ten seconds, and the last of it by `close`. */
  readonly onLearn: (memory: LimiterMemory) => void
  readonly clock: () => Date
  readonly setTimer: SetTimer
  /** Concurrency never grows past it. */
  readonly mostAtOnce: number
}

type Waiter = {
  readonly askedAt: number
  readonly admit: (admission: Admission) => void
  readonly refuse: (error: StudioError) => void
  readonly onWait: AdmitOptions['onWait']
  /** The time it was told last. */
  told: number
}

/** Waits shorter than this are not worth telling, and neither is a change of less. */
const SECOND = 1000
/** While the computer sleeps, timers stand still and its clock goes on: so often the clock is looked at. */
const LONGEST_TIMER = 15 * SECOND
const LEARN_EVERY = 10 * SECOND

/** A limiter that adapts to what the server lets through. `close` tells what was learned since it was told last. */
export function createLimiter(options: LimiterOptions): Limiter & { readonly close: () => void } {
  const { model, memory, onLearn, setTimer, mostAtOnce } = options
  const clock = createForwardClock(options.clock)
  const queue = createFairQueue<Waiter>()
  let state = startLimiter(memory, mostAtOnce, clock.now())
  let told = state
  let toldAt = -Infinity
  let stopTimer: (() => void) | undefined

  const tell = () => {
    if (told === state) return
    told = state
    toldAt = clock.now()
    onLearn(memoryOf(state))
  }

  const admission = (ticket: Ticket): Admission => {
    let isEnded = false
    return {
      end(how) {
        if (isEnded) throw new Error('A request ends once.')
        isEnded = true
        state = endRequest(state, ticket, how, clock.now())
        if (isRefusal(how) || clock.now() - toldAt >= LEARN_EVERY) tell()
        letThrough()
      },
    }
  }

  /** Lets through all that may go now; tells the others, and wakes up for the next. */
  const letThrough = () => {
    stopTimer?.()
    const now = clock.now()
    const stop = stopOf(now)
    if (stop !== undefined) for (const waiter of queue.inOrder()) waiter.refuse(stop)
    let next = nextAdmission(state, now)
    while (next !== undefined && next <= now) {
      const waiter = queue.take()
      if (waiter === undefined) return
      const admitted = admitRequest(state, now, waiter.askedAt)
      state = admitted.state
      waiter.admit(admission(admitted.ticket))
      next = nextAdmission(state, now)
    }
    const waiting = queue.inOrder()
    if (waiting.length === 0) return
    if (next !== undefined) stopTimer = setTimer(letThrough, Math.min(next - now, LONGEST_TIMER))
    tellWaits(waiting, now)
  }

  const tellWaits = (waiting: readonly Waiter[], now: number) => {
    const turns = foretellAdmissions(state, now, waiting.length)
    for (const [place, waiter] of waiting.entries()) {
      const until = turns[place] ?? now
      if (until - now <= SECOND || Math.abs(until - waiter.told) <= SECOND) continue
      waiter.told = until
      waiter.onWait?.(clock.dateOf(until))
    }
  }

  const stopOf = (now: number): StudioError | undefined => {
    const until = stoppedUntil(state, now)
    return until === undefined
      ? undefined
      : new StudioError('daily-limit', dailyLimitSentence(model, clock.dateOf(until), clock.dateOf(now)))
  }

  return {
    async admit({ job, signal, onWait }) {
      if (signal.aborted) throw cancelled()
      const stop = stopOf(clock.now())
      if (stop !== undefined) throw stop
      return new Promise((resolve, reject) => {
        const leave = () => {
          signal.removeEventListener('abort', cancel)
          queue.remove(job, waiter)
        }
        const cancel = () => {
          leave()
          reject(cancelled())
          letThrough()
        }
        const waiter: Waiter = {
          askedAt: clock.now(),
          onWait,
          told: -Infinity,
          admit(admitted) {
            leave()
            resolve(admitted)
          },
          refuse(error) {
            leave()
            reject(error)
          },
        }
        signal.addEventListener('abort', cancel)
        queue.add(job, waiter)
        letThrough()
      })
    },
    pace() {
      const now = clock.now()
      const until = stoppedUntil(state, now)
      return {
        perMinute: state.perMinute,
        concurrency: Math.floor(state.concurrency),
        burst: state.burst,
        sentBefore: state.recent
          .filter((at) => at > now - windowAt(state.perMinute))
          .map((at) => (now - at) / SECOND),
        stoppedUntil: until === undefined ? undefined : clock.dateOf(until),
      }
    },
    close: tell,
  }
}

function isRefusal({ kind }: RequestEnd): boolean {
  return kind === 'refused' || kind === 'refused-for-today'
}

function cancelled(): StudioError {
  return new StudioError('cancelled', 'Waiting for the next request was cancelled.')
}
