import type { PieceFacts } from './music-in-use.ts'

/** Seconds of music that are heard alone, and those under the words before or after. */
export type SpokenOver = { readonly alone: number; readonly under: number }

/** Seconds. Long enough to be known again, short enough to be waited for. */
const longestAlone = { intro: 8, outro: 15 }
const longestUnder = 8
/** Share of a short piece that is heard alone. */
const aloneShare = 0.6

/** How a piece opens an episode: most of it before the first word, the rest under the first words, where it fades. */
export function introOf({ seconds }: PieceFacts): SpokenOver {
  const alone = Math.min(longestAlone.intro, aloneShare * seconds)
  return { alone, under: Math.min(longestUnder, seconds - alone) }
}

/** How a piece closes an episode that has `speech` seconds: it begins under the last words and goes on alone. */
export function outroOf({ seconds }: PieceFacts, speech: number): SpokenOver {
  const under = Math.min(longestUnder, (1 - aloneShare) * seconds, speech)
  return { alone: Math.min(longestAlone.outro, seconds - under), under }
}
