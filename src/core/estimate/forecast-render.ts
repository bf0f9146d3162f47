import { fitLatency, type LatencySample } from './fit-latency.ts'
import { secondsToAnswers } from './seconds-to-answers.ts'

/** What a forecast hears of a render; `now` of a request as in `RenderProgress`. */
export type RenderNews =
  | { readonly step: 'plan'; readonly latency: readonly number[]; readonly audio: number }
  | {
      readonly step: 'request'
      readonly request: number
      readonly now: 'begun' | 'pace' | 'retry' | 'going' | 'over'
      readonly until?: Date | undefined
    }
  | { readonly step: 'batch'; readonly batch?: { readonly until: Date } | undefined }
  | { readonly step: 'master'; readonly fraction: number }

/** How long a render still takes. Moments are in seconds, of any clock that does not go back. */
export interface RenderForecast {
  readonly hear: (news: RenderNews, now: number) => void
  /** Seconds until it is done; undefined while nothing is planned. With a batch: at the latest. */
  readonly left: (now: number) => number | undefined
  /** Of the whole work, 0 to 1, weighed by how long its parts take; it never shrinks. */
  readonly fraction: () => number
  /** Seconds that the mastering of one second of audio took; undefined before its end. */
  readonly mastering: (now: number) => number | undefined
}

type Request = {
  /** Seconds it was expected to take. */
  readonly expected: number
  state: 'planned' | 'going' | 'waiting' | 'over'
  /** When it was sent, as far as that is known. */
  sent: number
  /** When it may be sent, while it waits. */
  until: number
  isPace: boolean
}

/** Seconds that mastering a second of audio takes where it was never measured. */
const usualMastering = 1 / 250
/** Samples that are looked back upon: older ones tell less of today. */
const memory = 120
/** What is known beforehand of the length of mastering counts as so much of it seen. */
const beforehand = 0.1

/**
 * Follows one render. Speaking is foretold request by request: how long answers take is learned from those that have
 * come, the gap between requests from what the limiter tells those who wait. `mastering`: seconds that a second of audio
 * took at earlier renders.
 */
export function forecastRender(mastering = usualMastering): RenderForecast {
  const requests: Request[] = []
  const samples: LatencySample[] = []
  const waits = new Map<Request, number>()
  let first = 0
  let audio: number | undefined
  /** When a batch is given up. */
  let batch: number | undefined
  let hadBatch = false
  let gap = 0
  let mostInAMinute = 0
  let busy = 0
  let most = 1
  let over = 0
  let total = 0
  let reached = 0
  let master: { readonly begun: number; readonly at: number; readonly fraction: number } | undefined

  const hearRequest = (news: Extract<RenderNews, { step: 'request' }>, now: number) => {
    const request = requests[first + news.request]
    if (request === undefined) return
    const { until } = news
    const wasBusy = Number(isBusy(request))
    if (news.now === 'over') {
      if (request.state === 'going') samples.push({ expected: request.expected, took: now - request.sent })
      if (samples.length > memory) samples.shift()
      over += request.expected
      request.state = 'over'
    } else if (until !== undefined) {
      request.state = 'waiting'
      request.isPace = news.now === 'pace'
      request.until = until.getTime() / 1000
    } else if (request.state !== 'going') {
      request.state = 'going'
      request.sent = now
    }
    if (request.state === 'waiting') waits.set(request, request.until)
    else waits.delete(request)
    const waiting = [...waits.keys()]
    gap = gapOf(waiting, requests, now) ?? gap
    mostInAMinute = Math.max(mostInAMinute, sentInAMinute(waiting, requests, now))
    busy += Number(isBusy(request)) - wasBusy
    most = Math.max(most, busy)
  }
  const masteringLeft = (now: number): number => {
    const expected = (audio ?? 0) * mastering
    if (master === undefined) return expected
    const { begun, at, fraction } = master
    const whole = (expected * beforehand + (at - begun)) / (beforehand + fraction)
    return Math.max(0, whole * (1 - fraction) - (now - at))
  }

  return {
    hear(news, now) {
      if (news.step === 'plan') {
        // What of the plan before was not asked for one by one came in a batch.
        for (const request of hadBatch ? requests.slice(first) : []) {
          if (request.state !== 'planned') continue
          request.state = 'over'
          over += request.expected
        }
        first = requests.length
        audio = news.audio
        for (const expected of news.latency) {
          requests.push({ expected, state: 'planned', sent: 0, until: 0, isPace: false })
          total += expected
        }
      } else if (news.step === 'request') hearRequest(news, now)
      else if (news.step === 'batch') {
        batch = news.batch && news.batch.until.getTime() / 1000
        hadBatch ||= batch !== undefined
      } else master = { begun: master?.begun ?? now, at: now, fraction: news.fraction }
    },
    left(now) {
      if (audio === undefined) return undefined
      if (master !== undefined) return masteringLeft(now)
      const going = requests.filter(({ state }) => state === 'going')
      const latency = fitLatency(
        samples,
        going.map(({ expected, sent }) => ({ expected, took: now - sent })),
      )
      const waiting = [...waits].toSorted(([, a], [, b]) => a - b)
      const isFull = waiting.some(([{ isPace }, until]) => isPace && until < now - 1)
      const speaking = secondsToAnswers({
        underWay: going.map(({ expected, sent }) => ({ latency: latency(expected), since: now - sent })),
        waiting: waiting.map(([{ expected }, until]) => ({
          latency: latency(expected),
          wait: Math.max(0, until - now),
        })),
        planned: requests.flatMap(({ state, expected }) => (state === 'planned' ? [latency(expected)] : [])),
        // Requests that were saved up leave at once, and then it waits: over a while there are no more than ever left in a minute.
        gap: Math.max(gap, mostInAMinute === 0 ? 0 : minute / mostInAMinute),
        places: isFull ? Math.max(1, going.length) : most,
      })
      return Math.max(speaking, (batch ?? now) - now) + masteringLeft(now)
    },
    fraction() {
      const whole = total + (audio ?? 0) * mastering
      if (whole === 0) return 0
      const done = master === undefined ? over : total + master.fraction * (whole - total)
      const now = master?.fraction === 1 ? 1 : done / whole
      reached = Math.max(reached, Math.min(1, now))
      return reached
    },
    mastering(now) {
      if (master === undefined || audio === undefined || audio === 0) return undefined
      return (now - master.begun) / audio
    },
  }
}

function isBusy({ state }: Request): boolean {
  return state === 'going' || state === 'waiting'
}

/** Seconds that a server counts requests over. */
const minute = 60

/**
 * Seconds between two requests, where at least two wait for their turn. Those that are to leave together, when a minute is
 * over, are as many as left in the minute before.
 */
function gapOf(waiting: readonly Request[], all: readonly Request[], now: number): number | undefined {
  const untils = waiting.flatMap(({ isPace, until }) => (isPace ? [until] : [])).toSorted((a, b) => a - b)
  const [earliest] = untils
  const last = untils.at(-1)
  if (earliest === undefined || last === undefined || untils.length < 2) return undefined
  const gap = (last - earliest) / (untils.length - 1)
  if (gap >= 1) return gap
  const left = sentTimes(all).filter((at) => at > now - minute).length
  return Math.max(gap, minute / Math.max(untils.length, left))
}

/**
 * How many were sent in the minute before now, or before the moment that the first of those waits for which wait for their
 * turn. 0 where none does, and before a whole minute is over.
 */
function sentInAMinute(waiting: readonly Request[], all: readonly Request[], now: number): number {
  const untils = waiting.flatMap(({ isPace, until }) => (isPace ? [until] : []))
  if (untils.length === 0) return 0
  const since = Math.max(now, Math.min(...untils)) - minute
  const sent = sentTimes(all)
  const [first] = sent
  return first === undefined || first > since ? 0 : sent.filter((at) => at > since).length
}

/** When those left that do not wait: what waits was refused, or has not been sent at all. In the order they were planned. */
function sentTimes(all: readonly Request[]): readonly number[] {
  return all.flatMap(({ state, sent }) => (state === 'going' || (state === 'over' && sent > 0) ? [sent] : []))
}
