import { editDistance } from './edit-distance.ts'
import { plainName } from './plain-name.ts'

/** Names met in older lists and the voice they stand for. */
const formerNames: ReadonlyMap<string, string> = new Map([['uranus', 'orus']])

/** A name this share of letters away, or more, is another name. */
const farthest = 0.42
const longestName = 64

/**
 * The names of `names` that `wanted` may stand for, best first; empty when none is near. Case and accents do not count;
 * what sounds alike is nearer than what only looks alike, and the beginning of a name is enough.
 */
export function nearestNames(wanted: string, names: readonly string[]): string[] {
  const plain = plainName(wanted.slice(0, longestName))
  if (plain === '') return []
  return names
    .map((name) => ({ name, distance: nameDistance(plain, plainName(name)) }))
    .filter((candidate) => candidate.distance < farthest)
    .toSorted((a, b) => a.distance - b.distance)
    .map((candidate) => candidate.name)
}

/** 0 for the same name, towards 1 for names that share nothing. */
function nameDistance(wanted: string, name: string): number {
  if (wanted === name) return 0
  if (formerNames.get(wanted) === name) return 0.01
  if (wanted.length >= 3 && name.startsWith(wanted)) return 0.05
  return (share(wanted, name) + share(soundOf(wanted), soundOf(name))) / 2
}

function share(a: string, b: string): number {
  return editDistance(a, b) / Math.max(a.length, b.length, 1)
}

/** A rough spelling of how a name sounds: "Kallirhoe" and "Callirrhoe" are one. */
function soundOf(name: string): string {
  return name
    .replaceAll(/[^\p{L}]/gu, '')
    .replaceAll('ph', 'f')
    .replaceAll(/sch|ch(?=[ei])/gu, 's')
    .replaceAll(/rh/gu, 'r')
    .replaceAll(/c(?=[eiy])/gu, 's')
    .replaceAll(/ck|ch|[cq]/gu, 'k')
    .replaceAll('x', 'ks')
    .replaceAll('z', 's')
    .replaceAll('w', 'v')
    .replaceAll(/[aeiouy]+/gu, 'a')
    .replaceAll(/(.)\1+/gu, '$1')
}
