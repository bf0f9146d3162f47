import type { RenderNews } from '../../src/core/estimate/forecast-render.ts'
import { randomNumbers } from './random.ts'

export type SimulatedRender = {
  /** What was told of it, and when, in seconds from its plan on. */
  readonly news: readonly { readonly at: number; readonly news: RenderNews }[]
  readonly end: number
}

export type RenderWorld = {
  /** Seconds of speech that each request was expected to be. */
  readonly speech: readonly number[]
  /** Seconds before an answer and for each of its seconds, as they were believed to be and as they are. */
  readonly believed: { readonly base: number; readonly perSecond: number }
  readonly true: { readonly base: number; readonly perSecond: number }
  /** Requests that are worked on at once, and seconds between two that are sent. */
  readonly places: number
  readonly gap: number
  /** From the middle on the gap is so many times as long. */
  readonly gapLater: number
  /** How much answers differ: standard deviation of the logarithm. */
  readonly noise: number
  /** Share of requests that fail once and are tried again after 4 to 20 s. */
  readonly failing: number
  /** Seconds of mastering for a second of audio. */
  readonly mastering: number
  readonly seed: number
}

/** Plays a render as the studio makes one: workers ask, a limiter spaces their requests and tells who waits how long. */
export function simulateRender(world: RenderWorld): SimulatedRender {
  const random = randomNumbers(world.seed)
  const spread = (sigma: number) => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    return Math.exp(sigma * normal)
  }
  const news: { at: number; news: RenderNews }[] = []
  const tell = (at: number, told: RenderNews) => news.push({ at, news: told })
  const audio = world.speech.reduce((sum, seconds) => sum + seconds, 0)
  const { base, perSecond } = world.believed
  tell(0, { step: 'plan', audio, latency: world.speech.map((seconds) => base + perSecond * seconds) })

  // Events in order of time: a worker that is free, an answer that is there.
  const events: { at: number; run: (now: number) => void }[] = []
  const plan = (at: number, run: (now: number) => void) => {
    events.push({ at, run })
    events.sort((a, b) => a.at - b.at)
  }
  let next = 0
  let lastSent = -Infinity
  let spoken = 0
  let end = 0
  const queue: { request: number; go: (now: number) => void }[] = []
  const gap = () => world.gap * (next > world.speech.length / 2 ? world.gapLater : 1)
  const letThrough = (now: number) => {
    const waiter = queue[0]
    if (waiter === undefined) return
    const from = lastSent + gap()
    if (from <= now + 1e-9) {
      queue.shift()
      lastSent = now
      waiter.go(now)
      return letThrough(now)
    }
    for (const [place, { request }] of queue.entries()) {
      const until = from + place * gap()
      if (until - now > 1) tell(now, { step: 'request', request, now: 'pace', until: new Date(until * 1000) })
    }
    plan(from, letThrough)
  }
  const work = (now: number) => {
    const request = next
    const seconds = world.speech[request]
    if (seconds === undefined) return
    next += 1
    tell(now, { step: 'request', request, now: 'begun' })
    const answer = (at: number) => {
      tell(at, { step: 'request', request, now: 'over' })
      spoken += 1
      if (spoken === world.speech.length) end = at
      work(at)
    }
    const send = (at: number, isAgain: boolean) => {
      tell(at, { step: 'request', request, now: 'going' })
      const took =
        (world.true.base + world.true.perSecond * seconds * spread(world.noise)) * spread(world.noise)
      if (isAgain || random() >= world.failing) return plan(at + took, answer)
      const until = at + took * 0.3 + 4 + 16 * random()
      return plan(at + took * 0.3, (failed) => {
        tell(failed, { step: 'request', request, now: 'retry', until: new Date(until * 1000) })
        plan(until, (again) => send(again, true))
      })
    }
    queue.push({ request, go: (at) => send(at, false) })
    letThrough(now)
  }
  for (let place = 0; place < world.places; place++) work(0)
  for (let event = events.shift(); event !== undefined; event = events.shift()) event.run(event.at)

  const mastering = audio * world.mastering * spread(0.08)
  for (let percent = 0; percent <= 100; percent += 2)
    tell(end + (mastering * percent) / 100, { step: 'master', fraction: percent / 100 })
  news.sort((a, b) => a.at - b.at)
  return { news, end: end + mastering }
}
