/**
 * The waveform in as many columns as are drawn, from pairs of 16-bit samples (lowest, highest): the highest
 * and, turned over, the lowest of each column, as parts of full scale.
 */
export function peaksForDrawing(pairs: Int16Array, columns: number): [Float32Array, Float32Array] {
  const count = pairs.length >> 1
  const drawn = Math.max(1, Math.min(columns, count))
  const high = new Float32Array(drawn)
  const low = new Float32Array(drawn)
  for (let column = 0; column < drawn; column++) {
    const until = Math.floor(((column + 1) * count) / drawn)
    let lowest = 0
    let highest = 0
    for (let pair = Math.floor((column * count) / drawn); pair < until; pair++) {
      lowest = Math.min(lowest, pairs[2 * pair] ?? 0)
      highest = Math.max(highest, pairs[2 * pair + 1] ?? 0)
    }
    high[column] = highest / 32_768
    low[column] = -lowest / 32_768
  }
  return [high, low]
}
