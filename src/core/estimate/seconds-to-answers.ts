export type AnswersToCome = {
  /** Requests that were sent: seconds each is foretold to take, and seconds since it was sent. */
  readonly underWay: readonly { readonly latency: number; readonly since: number }[]
  /** Requests that wait to be sent, the first of them first, and for how many seconds at least. */
  readonly waiting: readonly { readonly latency: number; readonly wait: number }[]
  /** Seconds that each of the others is foretold to take, in their order. */
  readonly planned: readonly number[]
  /** Seconds between two requests. */
  readonly gap: number
  /** How many may be under way at once. */
  readonly places: number
}

/** An answer that is overdue is expected within this part of its time. */
const overdue = 0.1
/** How much answers of one length differ in time. */
const spread = 0.1

/**
 * Seconds until the last answer is there, each request sent when there is a place and its turn has come. Of several that
 * end at about the same time one will be late: the last is later than each of them is foretold.
 */
export function secondsToAnswers({ underWay, waiting, planned, gap, places }: AnswersToCome): number {
  const lanes = underWay.map(({ latency, since }) => ({
    free: Math.max(latency - since, latency * overdue),
    latency,
  }))
  while (lanes.length < places) lanes.push({ free: 0, latency: 0 })
  let next = 0
  const send = (latency: number, earliest: number) => {
    let place = 0
    for (const [index, { free }] of lanes.entries()) if (free < (lanes[place]?.free ?? 0)) place = index
    const sent = Math.max(lanes[place]?.free ?? 0, earliest)
    next = sent + gap
    lanes[place] = { free: sent + latency, latency }
  }
  // Those that wait were told their moment; several may share one.
  for (const { latency, wait } of waiting) send(latency, wait)
  for (const latency of planned) send(latency, next)
  const last = Math.max(0, ...lanes.map(({ free }) => free))
  const range = spread * Math.max(...lanes.map(({ latency }) => latency))
  if (range === 0) return last
  const rivals = lanes.reduce((sum, { free }) => sum + Math.exp(-(((last - free) / range) ** 2) / 2), 0)
  // The mean of the greatest of so many normal deviations is nearly three quarters of this logarithm.
  return last + 0.75 * range * Math.log(rivals)
}
