/** Seconds: long enough for two periods of a low voice. */
const windowSeconds = 0.03
/** Seconds a window may be moved so that it goes on where the one before left off. */
const searchSeconds = 0.008

/**
 * Speech at another tempo, its pitch as it was: `tempo` 1.1 is a tenth faster and as much shorter. Windows are laid over
 * one another where they are most alike (WSOLA: Verhelst and Roelands, ICASSP 1993). Good for changes of up to a fifth.
 */
export function changeTempo(pcm: Int16Array, rate: number, tempo: number): Int16Array {
  const size = 2 * Math.round((windowSeconds * rate) / 2)
  if (tempo === 1 || pcm.length < 2 * size) return pcm
  const hop = size / 2
  const search = Math.round(searchSeconds * rate)
  const length = Math.round(pcm.length / tempo)
  const sum = new Float32Array(length + size)
  const weights = new Float32Array(length + size)
  const shape = Float32Array.from(
    { length: size },
    (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / size),
  )
  // The first window is where it was; each of the others is looked for near its place.
  let from = 0
  for (let at = 0; at < length; at += hop) {
    if (at > 0) from = mostAlike(pcm, from + hop, Math.round(at * tempo), search, hop)
    for (let i = 0; i < size; i++) {
      const weight = shape[i] ?? 0
      sum[at + i] = (sum[at + i] ?? 0) + weight * (pcm[from + i] ?? 0)
      weights[at + i] = (weights[at + i] ?? 0) + weight
    }
  }
  return Int16Array.from({ length }, (_, i) => Math.round((sum[i] ?? 0) / Math.max(0.01, weights[i] ?? 0)))
}

/** Samples: first every eighth place is looked at, then those around the best. */
const coarse = 8

/** Within `search` samples of `wanted`, where the sound is most like what follows at `next`. */
function mostAlike(pcm: Int16Array, next: number, wanted: number, search: number, length: number): number {
  const near = bestPlace(pcm, next, Math.max(0, wanted - search), wanted + search, coarse, length)
  return bestPlace(pcm, next, Math.max(0, near - coarse + 1), near + coarse - 1, 1, length)
}

function bestPlace(
  pcm: Int16Array,
  next: number,
  from: number,
  to: number,
  step: number,
  length: number,
): number {
  let best = from
  let most = -Infinity
  for (let place = from; place <= to; place += step) {
    let likeness = 0
    let energy = 1
    // Every fourth sample tells enough.
    for (let i = 0; i < length; i += 4) {
      const sample = pcm[place + i] ?? 0
      likeness += sample * (pcm[next + i] ?? 0)
      energy += sample * sample
    }
    const score = likeness / Math.sqrt(energy)
    if (score <= most) continue
    most = score
    best = place
  }
  return best
}
