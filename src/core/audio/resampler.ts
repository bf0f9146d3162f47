import { kaiserSinc } from './kaiser.ts'

/** Turns a stream of mono samples into another rate. */
export type Resampler = {
  /** The samples that are ready; the returned view is good until the next call. */
  process(input: Float32Array): Float32Array
  /** The rest. Altogether `Math.round(samples * to / from)` samples came out. */
  finish(): Float32Array
}

/** Taps per output sample when the rate rises, half of them either side; more when it falls. */
const baseTaps = 48
/** About 105 dB of stop band. */
const beta = 10.4
/** Ratios with more phases than this blend two neighbours of a table of this size: an error below −115 dB. */
const mostPhases = 1024

/** A bank of filters: row `p` gives the signal `p / phases` of a sample after `half - 1` samples of its window. */
type FilterBank = {
  readonly phases: number
  readonly taps: number
  readonly rows: Float64Array
  /** 1 where the row only copies a sample, as every second one does when the rate doubles. */
  readonly copies: Uint8Array
  readonly isBlended: boolean
}

function filterBank(from: number, to: number): FilterBank {
  const up = to / greatestDivisor(from, to)
  const isBlended = up > mostPhases
  const phases = isBlended ? mostPhases : up
  const bandwidth = Math.min(1, to / from)
  const halfWidth = baseTaps / 2 / bandwidth
  const half = 2 * Math.ceil(halfWidth / 2)
  const taps = 2 * half
  const count = isBlended ? phases + 1 : phases
  const rows = new Float64Array(count * taps)
  const copies = new Uint8Array(count)
  for (let phase = 0; phase < count; phase++) {
    const row = rows.subarray(phase * taps, (phase + 1) * taps)
    for (let tap = 0; tap < taps; tap++) {
      row[tap] = kaiserSinc(tap - (half - 1) - phase / phases, bandwidth, halfWidth, beta)
    }
    // A constant must stay that constant in every phase.
    const sum = row.reduce((total, value) => total + value, 0)
    for (let tap = 0; tap < taps; tap++) row[tap] = (row[tap] ?? 0) / sum
    copies[phase] = row.every((value, tap) => Math.abs(value - (tap === half - 1 ? 1 : 0)) < 1e-12) ? 1 : 0
  }
  return { phases, taps, rows, copies, isBlended }
}

/**
 * A polyphase resampler (windowed sinc, Kaiser) from one whole sample rate to another, in Hz. The output lies exactly
 * on the input: no delay. Signal to noise is above 96 dB for tones below 0.43 of the lower rate.
 */
export function createResampler(from: number, to: number): Resampler {
  const bank = filterBank(from, to)
  const { phases, taps, rows, copies, isBlended } = bank
  const divisor = greatestDivisor(from, to)
  const up = to / divisor
  const down = from / divisor
  const wholeStep = Math.floor(down / up)
  const restStep = down % up
  const half = taps / 2

  // `held[start]` is the first tap of the next output sample; `phase` counts 1/up of a sample.
  let held = new Float64Array(taps * 4)
  let length = half - 1
  let start = 0
  let phase = 0
  let samplesIn = 0
  let samplesOut = 0
  let output = new Float32Array(0)

  function append(input: Float32Array | undefined, count: number): void {
    if (start > 0) {
      held.copyWithin(0, start, length)
      length -= start
      start = 0
    }
    if (length + count > held.length) {
      const larger = new Float64Array(length + count + taps)
      larger.set(held.subarray(0, length))
      held = larger
    }
    if (input === undefined) held.fill(0, length, length + count)
    else held.set(input, length)
    length += count
  }

  /** Moves on to the place of the next output sample. */
  function step(): void {
    start += wholeStep
    phase += restStep
    if (phase >= up) {
      phase -= up
      start++
    }
  }

  /** Two rounds of all phases at once, while there are samples for them: each row is fetched once for both. */
  function produceRounds(out: Float32Array): number {
    let made = 0
    while (start + 2 * down + taps < length) {
      for (let i = 0; i < up; i++) {
        if (copies[phase] === 1) {
          out[made + i] = held[start + half - 1] ?? 0
          out[made + i + up] = held[start + down + half - 1] ?? 0
        } else twoDotProducts(held, start, down, rows, phase * taps, taps, out, made + i, up)
        step()
      }
      start += down
      made += 2 * up
    }
    return made
  }

  function produce(most: number): Float32Array {
    const room = Math.ceil(((length - start) * to) / from) + 2
    if (output.length < room) output = new Float32Array(room)
    let made = isBlended || most < Infinity ? 0 : produceRounds(output)
    while (start + taps <= length && made < most) {
      const position = isBlended ? (phase / up) * phases : phase
      const row = Math.floor(position)
      if (copies[row] === 1 && position === row) {
        output[made] = held[start + half - 1] ?? 0
      } else {
        let value = dotProduct(held, start, rows, row * taps, taps)
        if (isBlended) {
          value += (position - row) * (dotProduct(held, start, rows, (row + 1) * taps, taps) - value)
        }
        output[made] = value
      }
      made++
      step()
    }
    samplesOut += made
    return output.subarray(0, made)
  }

  return {
    process(input) {
      samplesIn += input.length
      append(input, input.length)
      return produce(Infinity)
    },
    finish() {
      append(undefined, taps + wholeStep + 1)
      return produce(Math.round((samplesIn * to) / from) - samplesOut)
    },
  }
}

/** Four sums at once, so that one addition need not wait for the other. `count` is a multiple of 4. */
function dotProduct(x: Float64Array, xAt: number, row: Float64Array, rowAt: number, count: number): number {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  for (let k = 0; k < count; k += 4) {
    a += (x[xAt + k] ?? 0) * (row[rowAt + k] ?? 0)
    b += (x[xAt + k + 1] ?? 0) * (row[rowAt + k + 1] ?? 0)
    c += (x[xAt + k + 2] ?? 0) * (row[rowAt + k + 2] ?? 0)
    d += (x[xAt + k + 3] ?? 0) * (row[rowAt + k + 3] ?? 0)
  }
  return a + b + (c + d)
}

/** The same for the window at `xAt` and the one `gap` samples on; fills `out[outAt]` and `out[outAt + outGap]`. */
function twoDotProducts(
  x: Float64Array,
  xAt: number,
  gap: number,
  row: Float64Array,
  rowAt: number,
  count: number,
  out: Float32Array,
  outAt: number,
  outGap: number,
): void {
  const yAt = xAt + gap
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  for (let k = 0; k < count; k += 2) {
    const even = row[rowAt + k] ?? 0
    const odd = row[rowAt + k + 1] ?? 0
    a += (x[xAt + k] ?? 0) * even
    b += (x[xAt + k + 1] ?? 0) * odd
    c += (x[yAt + k] ?? 0) * even
    d += (x[yAt + k + 1] ?? 0) * odd
  }
  out[outAt] = a + b
  out[outAt + outGap] = c + d
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b)
}
