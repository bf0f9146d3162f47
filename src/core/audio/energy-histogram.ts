import { fromLoudness, toLoudness } from './decibels.ts'

/** Mean squares of many blocks, counted by loudness in a fixed amount of memory. */
export type EnergyHistogram = {
  /** Counts a block. Blocks at or below −70 LUFS, the absolute gate, are left out. */
  add(meanSquare: number): void
  readonly count: number
  /** Mean square of the counted blocks above `threshold` LUFS; undefined when there is none. */
  meanAbove(threshold: number): number | undefined
  /** Loudness, LUFS, below which the given share (0…1) of the counted blocks above `threshold` LUFS lies. */
  percentileAbove(threshold: number, share: number): number | undefined
}

const absoluteGate = -70
const binsPerUnit = 1000
const bins = 90 * binsPerUnit

/**
 * A histogram from −70 to +20 LUFS in steps of 0.001 LU. Each bin keeps the sum of what fell into it, so that means are
 * exact but for the one bin that a gate cuts through.
 */
export function createEnergyHistogram(): EnergyHistogram {
  const counts = new Uint32Array(bins)
  const sums = new Float64Array(bins)
  const least = fromLoudness(absoluteGate)
  let count = 0

  function binOf(loudness: number): number {
    return Math.max(0, Math.min(bins - 1, Math.floor((loudness - absoluteGate) * binsPerUnit)))
  }

  return {
    add(meanSquare) {
      if (!(meanSquare > least)) return
      const bin = binOf(toLoudness(meanSquare))
      counts[bin] = (counts[bin] ?? 0) + 1
      sums[bin] = (sums[bin] ?? 0) + meanSquare
      count++
    },
    get count() {
      return count
    },
    meanAbove(threshold) {
      const first = binOf(threshold)
      const limit = fromLoudness(threshold)
      let blocks = 0
      let sum = 0
      for (let bin = first; bin < bins; bin++) {
        const inBin = counts[bin] ?? 0
        if (inBin === 0) continue
        // The gate cuts through the first bin: it counts if its own mean is above the gate.
        const energy = sums[bin] ?? 0
        if (bin === first && energy <= limit * inBin) continue
        blocks += inBin
        sum += energy
      }
      return blocks === 0 ? undefined : sum / blocks
    },
    percentileAbove(threshold, share) {
      const first = binOf(threshold)
      let blocks = 0
      for (let bin = first; bin < bins; bin++) blocks += counts[bin] ?? 0
      if (blocks === 0) return undefined
      let left = Math.round((blocks - 1) * share)
      for (let bin = first; bin < bins; bin++) {
        left -= counts[bin] ?? 0
        if (left < 0) return absoluteGate + (bin + 0.5) / binsPerUnit
      }
      return undefined
    },
  }
}
