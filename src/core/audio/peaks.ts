/**
 * A waveform to draw, at twelve scales. Level 0 has the lowest and the highest sample of every 256; each further level
 * covers twice as many samples a pair. Pairs lie one after the other: lowest, highest, lowest, highest.
 */
export type Peaks = { readonly samples: number; readonly levels: readonly Int16Array[] }

export const samplesPerPeak = 256
const levelCount = 12

/** The waveform of a stream of 16-bit samples, in one pass; memory grows by 16 bytes per 256 samples at most. */
export function peaksOf(blocks: Iterable<Int16Array>): Peaks {
  let pairs = new Int16Array(4096)
  let count = 0
  let samples = 0
  let inPair = 0
  let lowest = 32_767
  let highest = -32_768

  function endPair(): void {
    if (2 * count + 2 > pairs.length) {
      const larger = new Int16Array(pairs.length * 2)
      larger.set(pairs)
      pairs = larger
    }
    pairs[2 * count] = lowest
    pairs[2 * count + 1] = highest
    count++
    inPair = 0
    lowest = 32_767
    highest = -32_768
  }

  for (const block of blocks) {
    samples += block.length
    for (let from = 0; from < block.length;) {
      const to = Math.min(block.length, from + samplesPerPeak - inPair)
      for (let i = from; i < to; i++) {
        const sample = block[i] ?? 0
        if (sample < lowest) lowest = sample
        if (sample > highest) highest = sample
      }
      inPair += to - from
      from = to
      if (inPair === samplesPerPeak) endPair()
    }
  }
  if (inPair > 0) endPair()

  const levels = [pairs.slice(0, 2 * count)]
  while (levels.length < levelCount) levels.push(halved(levels.at(-1) ?? new Int16Array(0)))
  return { samples, levels }
}

/** Every two pairs as one. */
function halved(pairs: Int16Array): Int16Array<ArrayBuffer> {
  const half = new Int16Array(2 * Math.ceil(pairs.length / 4))
  for (let i = 0; i < half.length; i += 2) {
    half[i] = Math.min(pairs[2 * i] ?? 0, pairs[2 * i + 2] ?? 32_767)
    half[i + 1] = Math.max(pairs[2 * i + 1] ?? 0, pairs[2 * i + 3] ?? -32_768)
  }
  return half
}
