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
  /** How much likelier the letters make what is heard beside that silence; natural logarithm. */
  readonly spelled: number
}

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
  const whole = likely.reduce((sum, each) => sum + each, 0)
  let best = { at: 0, agreed: 0, milliseconds: 0, spelled: 0 }
  for (const { at } of parts) {
    const around = parts.flatMap((part, index) =>
      at < part.from || at > part.to ? [] : [{ part, likely: likely[index] ?? 0 }],
    )
    const agreed = around.reduce((sum, each) => sum + each.likely, 0)
    const [own] = around.toSorted((one, other) => lengthOf(one.part) - lengthOf(other.part))
    if (own === undefined || agreed <= best.agreed) continue
    best = {
      at,
      agreed,
      milliseconds: lengthOf(own.part) * fineSeconds * 1000,
      spelled: Math.log(own.likely / partLikelihood(own.part, undefined, undefined)),
    }
  }
  const { at, agreed, milliseconds, spelled } = best
  return { at, share: agreed / Math.max(whole, 1e-12), milliseconds, spelled }
}

function lengthOf({ from, to }: GapPart): number {
  return to - from
}
