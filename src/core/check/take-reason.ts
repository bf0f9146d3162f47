export type TakeVerdict = 'ok' | 'doubtful' | 'bad'

/** What the checks can find. */
export type TakeReasonCode =
  | 'unfinished'
  | 'empty'
  | 'silent'
  | 'cut-off'
  | 'too-short'
  | 'too-long'
  | 'silence-at-start'
  | 'silence-at-end'
  | 'gap'
  | 'clipped'
  | 'too-quiet'
  | 'too-loud'
  | 'said-twice'
  | 'phrase-twice'
  | 'wrong-speed'
  | 'style-aloud'
  | 'end-missing'
  | 'other-words'

/** Something found in a take: what it weighs, and one sentence for the person who listens to it. */
export type TakeReason = {
  readonly code: TakeReasonCode
  readonly verdict: 'doubtful' | 'bad'
  readonly message: string
}

/** The reason a measured value is, where it reaches a limit. */
export function reasonAbove(
  value: number,
  limits: { readonly doubtful: number; readonly bad: number },
  code: TakeReasonCode,
  message: string,
): readonly TakeReason[] {
  if (!(value > limits.doubtful)) return []
  return [{ code, verdict: value > limits.bad ? 'bad' : 'doubtful', message }]
}

/** "4 s", "0.6 s". */
export function spellSeconds(seconds: number): string {
  return `${seconds < 9.95 ? seconds.toFixed(1).replace('.0', '') : Math.round(seconds)} s`
}
