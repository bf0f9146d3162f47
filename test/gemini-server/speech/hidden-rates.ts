import { randomNumbers } from '../../helpers/random.ts'
import { textSeed } from './text-seed.ts'

/** What a client cannot know before it is billed. */
export type HiddenRates = {
  /** How fast a voice speaks against its usual pace. */
  readonly paceOf: (voice: string) => number
  /** Audio tokens of a second. */
  readonly tokensPerSecond: number
}

const bounds = { slowest: 0.85, fastest: 1.2, fewest: 28, most: 36 } as const
/** Measured by users of 3.8; Google's page says 25. */
const usualTokens = 32

/** Without a seed every voice has its usual pace and a second costs 32 tokens; with one all is drawn, the same for the same seed. */
export function hiddenRates(seed: number | undefined): HiddenRates {
  if (seed === undefined) return { paceOf: () => 1, tokensPerSecond: usualTokens }
  const { slowest, fastest, fewest, most } = bounds
  const paces = new Map<string, number>()
  return {
    tokensPerSecond: fewest + (most - fewest) * randomNumbers(seed)(),
    paceOf(voice) {
      const known = paces.get(voice)
      if (known !== undefined) return known
      const pace = slowest + (fastest - slowest) * randomNumbers(textSeed(voice, seed))()
      paces.set(voice, pace)
      return pace
    },
  }
}
