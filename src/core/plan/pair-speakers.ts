import type { PassageTurn } from './passage-turn.ts'

/**
 * Groups the turns of a window so that no group has more than two speakers: those who talk to each other most stay
 * together. Each turn is in one group, in its order.
 */
export function pairSpeakers(window: readonly PassageTurn[]): readonly (readonly PassageTurn[])[] {
  const speakers = [...new Set(window.map(({ speaker }) => speaker))]
  if (speakers.length <= 2) return [window]
  const meetings = new Map<string, { readonly pair: readonly [string, string]; count: number }>()
  for (const [index, { speaker }] of window.entries()) {
    const next = window[index + 1]?.speaker
    if (next === undefined || next === speaker) continue
    const pair = [speaker, next].toSorted()
    const [one = '', two = ''] = pair
    const name = JSON.stringify(pair)
    const met = meetings.get(name) ?? { pair: [one, two], count: 0 }
    met.count += 1
    meetings.set(name, met)
  }
  const groupOf = new Map<string, number>()
  let groups = 0
  const best = [...meetings].toSorted(([a, one], [b, two]) => two.count - one.count || (a < b ? -1 : 1))
  for (const [, { pair }] of best) {
    if (pair.some((speaker) => groupOf.has(speaker))) continue
    for (const speaker of pair) groupOf.set(speaker, groups)
    groups += 1
  }
  // Those who are left never talk to each other here; two voices in one request are one request fewer all the same.
  const alone = speakers.filter((speaker) => !groupOf.has(speaker)).toSorted()
  for (const [index, speaker] of alone.entries()) groupOf.set(speaker, groups + Math.floor(index / 2))
  return [...Map.groupBy(window, ({ speaker }) => groupOf.get(speaker)).values()]
}
