/** A moving average of a gain that is mostly 1. */
export type Smoothing = {
  add(value: number): number
  /** Whether everything it still remembers is 1. */
  isIdle(): boolean
}

/**
 * Two moving averages in a row (a triangle) that together reach back `reach` values: where the last `reach + 1` values
 * are all at most `g`, so is the average.
 */
export function createSmoothing(reach: number): Smoothing {
  const width = Math.floor(reach / 2) + 1
  const firstRing = new Float64Array(width).fill(1)
  const secondRing = new Float64Array(width).fill(1)
  let firstSum = width
  let secondSum = width
  let slot = 0
  let ones = 2 * width

  return {
    add(value) {
      firstSum += value - (firstRing[slot] ?? 1)
      firstRing[slot] = value
      const mean = firstSum / width
      secondSum += mean - (secondRing[slot] ?? 1)
      secondRing[slot] = mean
      slot = slot + 1 === width ? 0 : slot + 1
      ones = value === 1 ? ones + 1 : 0
      if (ones === 2 * width) {
        // Only ones are left: start afresh, so that rounding never adds up.
        firstRing.fill(1)
        secondRing.fill(1)
        firstSum = width
        secondSum = width
      }
      return secondSum / width
    },
    isIdle() {
      return ones >= 2 * width
    },
  }
}
