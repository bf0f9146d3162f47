import { createPowerSpectrum } from '../audio/power-spectrum.ts'

/** Mel cepstrum coefficients of a frame; the one of its level is left out. */
export const timbreCount = 12
const bandCount = 24
/** Hz. */
const lowest = 100
const highest = 6000
/** Hz; higher rates are halved: what is above 6 kHz says little of whose voice it is. */
const fastest = 20_000

/**
 * The timbre of a moment: mel cepstrum coefficients 1 … 12 of a Hamming window (Davis and Mermelstein, 1980) of about
 * 20 ms around a sample, in natural logarithms. `write` puts them at `at` of `into`.
 */
export function createMelCepstrum(
  pcm: Int16Array,
  rate: number,
): { write(centre: number, into: Float64Array, at: number): void } {
  const step = rate > fastest ? 2 : 1
  const size = 2 ** Math.round(Math.log2((0.022 * rate) / step))
  const spectrum = createPowerSpectrum(size)
  const window = Float64Array.from(
    { length: size },
    (_, i) => 0.54 - 0.46 * Math.cos((2 * Math.PI * i) / (size - 1)),
  )
  const bands = melBands(size, rate / step)
  const cosines = Float64Array.from({ length: timbreCount * bandCount }, (_, i) => {
    const order = Math.floor(i / bandCount) + 1
    return Math.cos((Math.PI * order * ((i % bandCount) + 0.5)) / bandCount)
  })
  const frame = new Float64Array(size)
  const levels = new Float64Array(bandCount)

  return {
    write(centre, into, at) {
      const from = centre - (step * size) / 2
      let before = 0
      for (let i = 0; i < size; i++) {
        let sample = pcm[from + i * step] ?? 0
        if (step === 2) sample = (sample + (pcm[from + i * step + 1] ?? 0)) / 2
        frame[i] = (sample - 0.97 * before) * (window[i] ?? 0)
        before = sample
      }
      const powers = spectrum(frame)
      for (let band = 0; band < bandCount; band++) {
        const { first, weights } = bands[band] ?? { first: 0, weights: new Float64Array(0) }
        let sum = 0
        for (let k = 0; k < weights.length; k++) sum += (weights[k] ?? 0) * (powers[first + k] ?? 0)
        levels[band] = Math.log(sum + size)
      }
      for (let order = 0; order < timbreCount; order++) {
        let sum = 0
        for (let band = 0; band < bandCount; band++) {
          sum += (cosines[order * bandCount + band] ?? 0) * (levels[band] ?? 0)
        }
        into[at + order] = (sum * 2) / bandCount
      }
    },
  }
}

/** Triangles, evenly spaced in mel. */
function melBands(size: number, rate: number): { first: number; weights: Float64Array }[] {
  const low = toMel(lowest)
  const step = (toMel(Math.min(highest, rate / 2)) - low) / (bandCount + 1)
  const binOf = (band: number) => ((10 ** ((low + band * step) / 2595) - 1) * 700 * size) / rate
  return Array.from({ length: bandCount }, (_, band) => {
    const [from, peak, to] = [binOf(band), binOf(band + 1), binOf(band + 2)]
    const first = Math.max(1, Math.floor(from))
    const last = Math.min(size / 2, Math.ceil(to))
    const weights = Float64Array.from({ length: last - first + 1 }, (__, k) => {
      const bin = first + k
      const rise = (bin - from) / Math.max(peak - from, 1e-9)
      const fall = (to - bin) / Math.max(to - peak, 1e-9)
      // A narrow triangle may lie between two bins: its nearest bin then stands for it.
      return Math.max(Math.round(peak) === bin ? 0.5 : 0, Math.min(rise, fall))
    })
    return { first, weights }
  })
}

function toMel(frequency: number): number {
  return 2595 * Math.log10(1 + frequency / 700)
}
