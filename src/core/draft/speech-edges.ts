/** Below this RMS over 5 ms nothing is heard beside speech of −23 LUFS: −52 dB of full scale. */
const floor = 10 ** (-52 / 20)

/**
 * The part of `samples` (−1…1) where somebody speaks, with 10 ms kept before and after it. The whole of it when nothing
 * is heard.
 */
export function speechEdges(samples: Float32Array, rate: number): { readonly start: number; readonly end: number } {
  const window = Math.round(rate * 0.005)
  const kept = Math.round(rate * 0.01)
  const isHeard = (from: number) => {
    const part = samples.subarray(from, from + window)
    return part.reduce((sum, sample) => sum + sample * sample, 0) > part.length * floor * floor
  }
  let first = 0
  while (first < samples.length && !isHeard(first)) first += window
  if (first >= samples.length) return { start: 0, end: samples.length }
  let last = Math.floor((samples.length - 1) / window) * window
  while (last > first && !isHeard(last)) last -= window
  return { start: Math.max(0, first - kept), end: Math.min(samples.length, last + window + kept) }
}
