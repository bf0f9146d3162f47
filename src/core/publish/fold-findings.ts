import { countOf } from '../text/count-of.ts'
import type { Finding } from './finding.ts'

/** Episodes that are named for the same reason before the others are only counted. */
const MOST_NAMED = 3

/** Findings for people to read: what is the same for many episodes is told of the first, and the others are counted. */
export function foldFindings(findings: readonly Finding[]): readonly Finding[] {
  const groups = Map.groupBy(findings, ({ rule, level }) => `${level} ${rule}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    const more = group.length - MOST_NAMED
    if (first?.episode === undefined || more < 2) return group
    const { rule, level } = first
    const message = `The same is so for ${countOf(more, 'more episode')}.`
    return [...group.slice(0, MOST_NAMED), { rule, level, message, wayOut: '' }]
  })
}
