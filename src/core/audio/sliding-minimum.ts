/** The smallest of the last values of a stream, where values are at most 1 and mostly 1. */
export type SlidingMinimum = {
  /** Takes in the next value; gives the smallest of it and the `reach` values before. */
  add(value: number): number
  /** Takes in `count` ones; only while idle. */
  skip(count: number): void
  /** Whether every value in reach is 1. */
  isIdle(): boolean
}

/** A sliding minimum over `reach + 1` values: a queue of falling candidates, ones left out; each value costs O(1). */
export function createSlidingMinimum(reach: number): SlidingMinimum {
  // A ring of the candidates, each smaller than those after it, with the places at which they came.
  const size = reach + 2
  const values = new Float64Array(size)
  const places = new Float64Array(size)
  let first = 0
  let count = 0
  let place = 0

  return {
    add(value) {
      if (count > 0 && (places[first] ?? 0) < place - reach) {
        first = (first + 1) % size
        count--
      }
      while (count > 0 && (values[(first + count - 1) % size] ?? 0) >= value) count--
      if (value < 1) {
        const slot = (first + count) % size
        values[slot] = value
        places[slot] = place
        count++
      }
      place++
      return count === 0 ? 1 : (values[first] ?? 1)
    },
    skip(ones) {
      place += ones
    },
    isIdle() {
      return count === 0
    },
  }
}
