/** One time that a file was written: with which gain and which ceiling, and what came of it. */
export type Round = {
  /** dB. */
  readonly gain: number
  /** dBTP that the limiter was given. */
  readonly ceiling: number
  /** LUFS. */
  readonly integrated: number
  /** dBTP. */
  readonly truePeak: number
}

export type RoundAim = {
  /** LUFS. */
  readonly target: number
  /** dBTP. */
  readonly ceiling: number
  /** LU; nearer than this is met; 0.1. */
  readonly tolerance?: number | undefined
  /** dB by which a ceiling that was missed is lowered beyond the miss: what an encoder adds moves about; 0.01. */
  readonly margin?: number | undefined
}

const mostRounds = 4
/** dB; more than this would be making speech of noise. */
export const mostGain = 40
/** dB by which the gain may go on rising to make up for the limiter; more is heard as distortion. */
const mostPush = 4

/** Whether a round came near enough to the target without a peak above the ceiling. */
export function isMet(round: Round, { target, ceiling, tolerance = 0.1 }: RoundAim): boolean {
  return Math.abs(target - round.integrated) <= tolerance && round.truePeak <= ceiling
}

/** Gain and ceiling to try next; undefined when it is right, or as near as it will come. */
export function nextRound(
  rounds: readonly Round[],
  aim: RoundAim,
): Pick<Round, 'gain' | 'ceiling'> | undefined {
  const last = rounds.at(-1)
  if (!last || isMet(last, aim) || rounds.length >= mostRounds) return undefined
  const miss = aim.target - last.integrated
  const most = Math.min(mostGain, (rounds[0]?.gain ?? 0) + mostPush)
  const gain = Math.min(most, last.gain + miss / slope(rounds))
  const over = last.truePeak - aim.ceiling
  const ceiling = over > 0 ? last.ceiling - over - (aim.margin ?? 0.01) : last.ceiling
  return gain === last.gain && ceiling === last.ceiling ? undefined : { gain, ceiling }
}

/** How many LU a dB of gain brings: less than 1 once the limiter works. */
function slope(rounds: readonly Round[]): number {
  const [before, last] = rounds.slice(-2)
  // A first guess for speech whose peaks are being limited.
  if (!before || !last || Math.abs(last.gain - before.gain) < 0.01) return 0.9
  return Math.max(0.2, Math.min(1.1, (last.integrated - before.integrated) / (last.gain - before.gain)))
}
