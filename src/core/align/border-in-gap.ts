import { partLikelihood } from './edge-odds.ts'
import { fineSeconds } from './fine-frames.ts'
import type { GapPart } from './gap-parts.ts'
import type { LetterSound } from './letter-sounds.ts'

/** Where to cut in a gap. */
export type BorderInGap = {
  /** Fine frames from the start of the passage. */
  readonly at: number
  /** How much of all that is possible in this gap agrees with it, 0…1. */
  readonly share: number
  /** How long the silence is that it lies in. */
  readonly milliseconds: number
  /** Whether a "t" or the like is not heard before that silence, where it belongs, and may be what is heard after it. */
  readonly isStopUnheard: boolean
}

/** A share of less is not all that is possible. */
const nearlyAll = 0.95

/**
 * The safest cut in a gap between a word that ends with one sound and a word that begins with another: the one that most
 * of all that is possible has no word at. Where a hiss between two silences may be a breath or the end of a word, that is
 * the silence after it.
 */
export function borderInGap(
  parts: readonly GapPart[],
  last: LetterSound | undefined,
  first: LetterSound | undefined,
): BorderInGap {
  const likely = parts.map((part) => partLikelihood(part, last, first))
  const whole = likely.reduce((sum, each) => sum + each, 1e-12)
  const isStop = last === 'stop' || last === 'voiced stop'
  let best = { at: 0, share: 0, milliseconds: 0, isStopUnheard: false }
  for (const { at: usual, late } of parts) {
    // The end of a "t" may be as faint as silence; a vowel never begins so.
    const at = isStop && first === 'soft' ? late : usual
    const around = parts.flatMap((part, index) =>
      at < part.from || at > part.to ? [] : [{ part, likely: likely[index] ?? 0 }],
    )
    const share = around.reduce((sum, each) => sum + each.likely, 0) / whole
    const [own] = around.toSorted((one, other) => lengthOf(one.part) - lengthOf(other.part))
    if (own === undefined || share <= best.share) continue
    best = {
      at,
      share,
      milliseconds: lengthOf(own.part) * fineSeconds * 1000,
      isStopUnheard: isStop && own.part.before === 'none' && share < nearlyAll,
    }
  }
  return best
}

function lengthOf({ from, to }: GapPart): number {
  return to - from
}
