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
  /** How long the part is that it lies in. */
  readonly milliseconds: number
}

/** Fine frames: a cut this far inside a word takes nothing from it that is heard. */
const tolerance = 3

/** The likeliest border in a gap between a word that ends with one sound and a word that begins with another. */
export function borderInGap(
  parts: readonly GapPart[],
  last: LetterSound | undefined,
  first: LetterSound | undefined,
): BorderInGap {
  const likely = parts.map((part) => partLikelihood(part, last, first))
  const best = likely.indexOf(Math.max(...likely))
  const { at, from, to } = parts[best] ?? { at: 0, from: 0, to: 0 }
  let agreed = 0
  let whole = 0
  for (const [index, part] of parts.entries()) {
    whole += likely[index] ?? 0
    if (at > part.from - tolerance && at < part.to + tolerance) agreed += likely[index] ?? 0
  }
  return { at, share: agreed / Math.max(whole, 1e-12), milliseconds: (to - from) * fineSeconds * 1000 }
}
