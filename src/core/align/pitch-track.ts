/** Hz: voices from a low man's to an excited child's. */
const lowest = 65
const highest = 420
/** Hz; enough for these pitches, and quick. */
const trackRate = 4000
/** A voice where the normalised difference falls below this. */
const voicedBelow = 0.25
/** Seconds that are compared with what comes after. */
const windowSeconds = 0.025

/**
 * The pitch at a sample, in Hz, or 0 where there is no voice: the first deep minimum of the cumulative mean normalised
 * difference (YIN: de Cheveigné and Kawahara, 2002, steps 1 to 5), on the sound taken down to 4 kHz.
 */
export function createPitchTrack(pcm: Int16Array, rate: number): (centre: number) => number {
  const factor = Math.max(1, Math.round(rate / trackRate))
  const reduced = averaged(pcm, factor)
  const reducedRate = rate / factor
  const shortest = Math.floor(reducedRate / highest)
  const longest = Math.ceil(reducedRate / lowest)
  const window = Math.round(windowSeconds * reducedRate)
  const difference = new Float64Array(longest + 2)

  return (centre) => {
    const from = Math.round(centre / factor) - ((window + longest) >> 1)
    if (from < 0 || from + window + longest + 1 > reduced.length) return 0
    let sum = 0
    for (let lag = 1; lag <= longest + 1; lag++) {
      let total = 0
      for (let i = from; i < from + window; i++) {
        const step = (reduced[i] ?? 0) - (reduced[i + lag] ?? 0)
        total += step * step
      }
      sum += total
      const here = sum === 0 ? 1 : (total * lag) / sum
      difference[lag] = here
      const last = difference[lag - 1] ?? 1
      // The first minimum that is deep enough: longer periods need not be looked at.
      if (lag > shortest && last < voicedBelow && here >= last) {
        const before = difference[lag - 2] ?? 1
        const bend = before - 2 * last + here
        return reducedRate / (lag - 1 + (bend > 0 ? (before - here) / (2 * bend) : 0))
      }
    }
    return 0
  }
}

/** Means of `factor` samples. */
function averaged(pcm: Int16Array, factor: number): Float64Array {
  const means = new Float64Array(Math.floor(pcm.length / factor))
  for (let k = 0; k < means.length; k++) {
    let sum = 0
    for (let i = k * factor; i < (k + 1) * factor; i++) sum += pcm[i] ?? 0
    means[k] = sum / factor
  }
  return means
}
