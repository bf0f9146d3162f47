import { admitRequest, type Ticket } from '../../../src/core/limiter/admit-request.ts'
import { endRequest } from '../../../src/core/limiter/end-request.ts'
import { startLimiter, type LimiterState } from '../../../src/core/limiter/limiter-state.ts'
import type { LimiterMemory } from '../../../src/core/limiter/limiter-memory.ts'
import { nextAdmission } from '../../../src/core/limiter/next-admission.ts'
import type { RequestEnd } from '../../../src/core/limiter/request-end.ts'
import { randomNumbers } from '../../helpers/random.ts'
import type { ServerBucket } from './server-bucket.ts'

export type Simulation = {
  readonly bucket: ServerBucket
  readonly seed: number
  /** How long work goes on, milliseconds. */
  readonly length: number
  /** What the server tells with a refusal of how long to wait. */
  readonly tells: 'exactly' | 'whole seconds' | 'nothing'
  /** The least and the most that a request takes, milliseconds. */
  readonly takes?: readonly [number, number]
  readonly mostAtOnce?: number
  readonly memory?: LimiterMemory
  /** A limiter that goes on, in place of one that starts from its memory. */
  readonly from?: LimiterState
  /** How many requests there are to be answered; without end, if not said. */
  readonly count?: number
  readonly start?: number
}

/** One request: when it was let through, how long it was on its way to the server, and what became of it. */
export type SimulatedRequest = {
  readonly ticket: Ticket
  readonly underWay: number
  readonly endsAt: number
  readonly end: RequestEnd
}

/**
 * Work that always waits, against a server: requests take 2 to 20 s if not said otherwise, refusals 0.1 to 0.6 s, and up to 0.4 s the way
 * there. Time is a number; nothing sleeps.
 */
export function simulate({
  bucket,
  seed,
  length,
  tells,
  takes = [2000, 20_000],
  mostAtOnce = 8,
  memory,
  from,
  count = Infinity,
  start = 0,
}: Simulation): {
  readonly requests: readonly SimulatedRequest[]
  readonly state: LimiterState
} {
  const random = randomNumbers(seed)
  const requests: SimulatedRequest[] = []
  let underWay: SimulatedRequest[] = []
  let state = from ?? startLimiter(memory, mostAtOnce, start)
  let left = count
  let now = start
  while (now < start + length) {
    const admitAt = (left > 0 ? nextAdmission(state, now) : undefined) ?? Infinity
    const ending = underWay.reduce(
      (first, one) => (first === undefined || one.endsAt < first.endsAt ? one : first),
      underWay[0],
    )
    if (ending !== undefined && ending.endsAt <= admitAt) {
      now = ending.endsAt
      underWay = underWay.filter((one) => one !== ending)
      state = endRequest(state, ending.ticket, ending.end, now)
      if (ending.end.kind === 'refused') left += 1
    } else if (admitAt === Infinity) break
    else {
      now = admitAt
      left -= 1
      const admitted = admitRequest(state, now, start)
      state = admitted.state
      const request = {
        ticket: admitted.ticket,
        underWay: state.underWay,
        ...answer(bucket, now, tells, takes, random),
      }
      requests.push(request)
      underWay.push(request)
    }
  }
  return { requests, state }
}

function answer(
  bucket: ServerBucket,
  now: number,
  tells: Simulation['tells'],
  [least, most]: readonly [number, number],
  random: () => number,
): Pick<SimulatedRequest, 'end' | 'endsAt'> {
  const arrivesAt = now + 20 + random() * 380
  const wait = bucket.take(arrivesAt)
  if (wait === undefined)
    return { end: { kind: 'answered' }, endsAt: arrivesAt + least + random() * (most - least) }
  const retryAfter = tells === 'nothing' ? undefined : tells === 'exactly' ? wait : Math.ceil(wait)
  return { end: { kind: 'refused', retryAfter }, endsAt: arrivesAt + 100 + random() * 500 }
}

/** What a stretch of a simulation came to: requests a minute that were let through, and the share that was refused. */
export function figuresOf(
  requests: readonly SimulatedRequest[],
  from: number,
  until: number,
): { readonly perMinute: number; readonly refused: number } {
  const sent = requests.filter(({ ticket }) => ticket.admittedAt >= from && ticket.admittedAt < until)
  const refused = sent.filter(({ end }) => end.kind === 'refused').length
  return {
    perMinute: ((sent.length - refused) / (until - from)) * 60_000,
    refused: sent.length === 0 ? 0 : refused / sent.length,
  }
}
