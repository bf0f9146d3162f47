import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { PassageTurn } from './passage-turn.ts'

/** A border has no stronger one within this share of the longest window, on either side. */
const REACH = 0.375

/**
 * Cuts the turns into windows no longer than `longest` seconds where a turn alone is not longer. The borders depend on the
 * words around them alone: what is changed far away moves none of them (content-defined chunking, as LBFS and rsync's
 * kin do it: https://doi.org/10.1145/502034.502052).
 */
export function splitWindows(
  turns: readonly PassageTurn[],
  longest: number,
): readonly (readonly PassageTurn[])[] {
  const strengths = turns.map((turn, index) => strengthBefore(turns[index - 1], turn))
  const starts = startTimes(turns)
  const reach = REACH * longest
  const borders = strengths.flatMap((strength, index) => {
    if (index === 0) return []
    return strength === Infinity || isStrongest(strengths, starts, index, reach) ? [index] : []
  })
  return [0, ...borders].flatMap((from, place) => {
    return splitAtStrongest(turns, strengths, from, borders[place] ?? turns.length, longest)
  })
}

function isStrongest(
  strengths: readonly number[],
  starts: readonly number[],
  index: number,
  reach: number,
): boolean {
  const [own = 0, at = 0] = [strengths[index], starts[index]]
  for (const step of [-1, 1]) {
    for (let other = index + step; other >= 0 && other < strengths.length; other += step) {
      if (Math.abs((starts[other] ?? 0) - at) > reach) break
      const strength = strengths[other] ?? 0
      if (strength > own || (strength === own && step < 0)) return false
    }
  }
  return true
}

function splitAtStrongest(
  turns: readonly PassageTurn[],
  strengths: readonly number[],
  from: number,
  to: number,
  longest: number,
): readonly (readonly PassageTurn[])[] {
  const window = turns.slice(from, to)
  if (window.length <= 1 || secondsOf(window) <= longest) return window.length === 0 ? [] : [window]
  // Of equal ones, as between lines that say the same again and again, the one nearest to the middle.
  const fromMiddle = (index: number) => Math.abs(2 * index - from - to)
  let border = from + 1
  for (let index = from + 2; index < to; index++) {
    const more = (strengths[index] ?? 0) - (strengths[border] ?? 0)
    if (more > 0 || (more === 0 && fromMiddle(index) < fromMiddle(border))) border = index
  }
  return [
    ...splitAtStrongest(turns, strengths, from, border, longest),
    ...splitAtStrongest(turns, strengths, border, to, longest),
  ]
}

/** How good a border is before `next`: a chapter above all, then a pause, then whatever their words make of it. */
function strengthBefore(turn: PassageTurn | undefined, next: PassageTurn): number {
  if (turn === undefined || next.before === 'chapter') return Infinity
  const digest = sha256(utf8ToBytes(`${turn.key} ${next.key}`))
  const chance = new DataView(digest.buffer, digest.byteOffset).getUint32(0) / 2 ** 32
  return chance + (next.before === 'pause' ? 1 : 0)
}

function startTimes(turns: readonly PassageTurn[]): readonly number[] {
  let at = 0
  return turns.map(({ seconds }) => (at += seconds) - seconds)
}

/** Seconds that turns take together. */
export function secondsOf(turns: readonly PassageTurn[]): number {
  return turns.reduce((sum, { seconds }) => sum + seconds, 0)
}
