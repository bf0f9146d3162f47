/** Seconds of a pause that does not say how long it is. */
export const defaultPauseSeconds = 0.8

/** The longest pause a script may ask for, in seconds. */
export const longestPauseSeconds = 60

const fixedPauses: ReadonlyMap<string, number> = new Map([
  ['pause', defaultPauseSeconds],
  ['pauses', defaultPauseSeconds],
  ['short pause', 0.4],
  ['beat', 0.4],
  ['long pause', 1],
  ['silence', defaultPauseSeconds],
])

const timed =
  /^(?:pause|silence|beat)\s*[:=,]?\s*(?:of\s+|for\s+)?(\d{1,12}(?:[.,]\d{1,12})?)\s*(ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?)?\.?$/
const untimed = /^(?:pause|silence|beat)\b/

/** `seconds` as written; undefined where a pause is meant but its length cannot be read. */
export type PauseWords = { readonly seconds: number | undefined }

/** Reads "pause", "pause 0.8s", "pause: 800 ms", "long pause", "beat"; undefined when no pause is meant. */
export function readPauseWords(words: string): PauseWords | undefined {
  const plain = words.trim().toLowerCase()
  const fixed = fixedPauses.get(plain)
  if (fixed !== undefined) return { seconds: fixed }
  const [, amount, unit = 's'] = timed.exec(plain) ?? []
  if (amount !== undefined) {
    const scale = unit.startsWith('ms') || unit.startsWith('milli') ? 0.001 : unit.startsWith('m') ? 60 : 1
    return { seconds: Math.round(Number(amount.replace(',', '.')) * scale * 1e6) / 1e6 }
  }
  return untimed.test(plain) ? { seconds: undefined } : undefined
}

/** A pause's length within bounds, in seconds; the usual length where none was given. */
export function boundedPause(seconds: number | undefined): number {
  return Math.min(seconds ?? defaultPauseSeconds, longestPauseSeconds)
}
