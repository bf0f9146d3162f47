import { toDecibels, toLoudness } from './decibels.ts'
import { createEnergyHistogram } from './energy-histogram.ts'
import { createKWeighting } from './k-weighting.ts'
import { createTruePeakMeter } from './true-peak.ts'

export type LoudnessOptions = {
  /** Hz. */
  readonly rate: number
  readonly channels: 1 | 2
  /** Measures one channel as it sounds from two loudspeakers: 3.01 LU more. */
  readonly dualMono?: boolean
  /** Whether to look for the true peak as well. */
  readonly truePeak?: boolean
}

/** What a meter read. Undefined: there was nothing long and loud enough to measure. */
export type LoudnessReading = {
  /** LUFS, gated (ITU-R BS.1770-4). */
  readonly integrated: number | undefined
  /** Largest loudness of any 400 ms, LUFS. */
  readonly momentary: number | undefined
  /** Largest loudness of any 3 s, LUFS. */
  readonly shortTerm: number | undefined
  /** Loudness range, LU (EBU Tech 3342). */
  readonly range: number
  /** dBTP; −Infinity for digital silence, undefined where it was not asked for. */
  readonly truePeak: number | undefined
}

export type LoudnessMeter = {
  /** Takes in a block: as many sample arrays of one length, −1…1, as there are channels. */
  add(left: Float32Array, right?: Float32Array): void
  read(): LoudnessReading
}

/** Windows move on by 100 ms: 4 such steps are a momentary, 30 a short-term window. */
const stepsASecond = 10
const momentarySteps = 4
const shortTermSteps = 30

/** A loudness meter (ITU-R BS.1770-4, EBU Tech 3341 and 3342) in constant memory, at any rate. */
export function createLoudnessMeter(options: LoudnessOptions): LoudnessMeter {
  const { rate, channels } = options
  const filters = Array.from({ length: channels }, () => createKWeighting(rate))
  const peaks = options.truePeak
    ? Array.from({ length: channels }, () => createTruePeakMeter(rate))
    : undefined
  const weight = channels === 1 && options.dualMono === true ? 2 : 1
  const momentaries = createEnergyHistogram()
  const shortTerms = createEnergyHistogram()
  const sums = new Float64Array(shortTermSteps)
  const sizes = new Float64Array(shortTermSteps)
  let steps = 0
  let samples = 0
  let stepStart = 0
  let stepEnd = Math.round(rate / stepsASecond)
  let energy = 0
  let loudestMomentary = 0
  let loudestShortTerm = 0

  function windowMean(length: number): number {
    let sum = 0
    let size = 0
    for (let back = 1; back <= length; back++) {
      const slot = (steps - back) % shortTermSteps
      sum += sums[slot] ?? 0
      size += sizes[slot] ?? 0
    }
    return (weight * sum) / size
  }

  function endStep(): void {
    const slot = steps % shortTermSteps
    sums[slot] = energy
    sizes[slot] = stepEnd - stepStart
    steps++
    energy = 0
    stepStart = stepEnd
    stepEnd = Math.round(((steps + 1) * rate) / stepsASecond)
    if (steps >= momentarySteps) {
      const mean = windowMean(momentarySteps)
      momentaries.add(mean)
      loudestMomentary = Math.max(loudestMomentary, mean)
    }
    if (steps >= shortTermSteps) {
      const mean = windowMean(shortTermSteps)
      shortTerms.add(mean)
      loudestShortTerm = Math.max(loudestShortTerm, mean)
    }
  }

  return {
    add(left, right) {
      const blocks = right === undefined ? [left] : [left, right]
      if (blocks.length !== channels) throw new RangeError(`expected ${channels} channels`)
      for (let from = 0; from < left.length;) {
        const to = Math.min(left.length, from + stepEnd - samples)
        for (const [channel, block] of blocks.entries()) {
          energy += filters[channel]?.addSquares(block, from, to) ?? 0
        }
        samples += to - from
        from = to
        if (samples === stepEnd) endStep()
      }
      if (peaks) for (const [channel, block] of blocks.entries()) peaks[channel]?.add(block)
    },
    read() {
      const ungated = momentaries.meanAbove(-70)
      const gated = ungated === undefined ? undefined : momentaries.meanAbove(toLoudness(ungated) - 10)
      const level = shortTerms.meanAbove(-70)
      const rangeGate = level === undefined ? -70 : toLoudness(level) - 20
      const quiet = shortTerms.percentileAbove(rangeGate, 0.1) ?? 0
      const loud = shortTerms.percentileAbove(rangeGate, 0.95) ?? 0
      return {
        integrated: gated === undefined ? undefined : toLoudness(gated),
        momentary: loudestMomentary > 0 ? toLoudness(loudestMomentary) : undefined,
        shortTerm: loudestShortTerm > 0 ? toLoudness(loudestShortTerm) : undefined,
        range: loud - quiet,
        truePeak: peaks && toDecibels(Math.max(...peaks.map((meter) => meter.peak()))),
      }
    },
  }
}
