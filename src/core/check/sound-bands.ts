import { createPowerSpectrum } from '../audio/power-spectrum.ts'

/** The spectrum of a take over time: `count` rows of `bands` levels, dB, `hop` seconds apart. */
export type SoundBands = {
  readonly levels: Float32Array
  readonly count: number
  readonly bands: number
  readonly hop: number
}

/** Edges of the bands in Hz, a constant ratio apart. */
export function bandEdges(lowest: number, highest: number, bands: number): readonly number[] {
  return Array.from({ length: bands + 1 }, (_, k) => lowest * (highest / lowest) ** (k / bands))
}

/** Measures the bands between `edges` every `hop` seconds, in frames of about 32 ms (Hann). */
export function soundBands(
  pcm: Int16Array,
  rate: number,
  { edges, hop }: { readonly edges: readonly number[]; readonly hop: number },
): SoundBands {
  const size = 2 ** Math.round(Math.log2(0.032 * rate))
  const step = Math.round(hop * rate)
  const count = Math.max(0, Math.floor((pcm.length - size) / step) + 1)
  const bands = edges.length - 1
  const bins = edges.map((edge) => (edge * size) / rate)
  const window = Float64Array.from({ length: size }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size))
  const spectrum = createPowerSpectrum(size)
  const frame = new Float64Array(size)
  const levels = new Float32Array(count * bands)
  for (let row = 0; row < count; row++) {
    for (let i = 0; i < size; i++) frame[i] = (pcm[row * step + i] ?? 0) * (window[i] ?? 0)
    const powers = spectrum(frame)
    for (let band = 0; band < bands; band++) {
      const power = powerBetween(powers, bins[band] ?? 0, bins[band + 1] ?? 0)
      levels[row * bands + band] = 10 * Math.log10(power / size + 1)
    }
  }
  return { levels, count, bands, hop: step / rate }
}

/** Power between two places on the scale of bins; a band narrower than a bin gets its share of it. */
function powerBetween(powers: Float64Array, from: number, to: number): number {
  let sum = 0
  for (let bin = Math.floor(from); bin < to && bin < powers.length; bin++) {
    sum += (powers[bin] ?? 0) * (Math.min(to, bin + 1) - Math.max(from, bin))
  }
  return sum / (to - from)
}
