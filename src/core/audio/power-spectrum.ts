/** Power spectra of frames of `size` real samples (a power of 2): bins 0 … size/2. The returned array is used again. */
export function createPowerSpectrum(size: number): (frame: Float64Array) => Float64Array {
  const half = size / 2
  const cosines = Float64Array.from({ length: half }, (_, k) => Math.cos((2 * Math.PI * k) / size))
  const sines = Float64Array.from({ length: half }, (_, k) => Math.sin((2 * Math.PI * k) / size))
  const order = reversedBits(half)
  const real = new Float64Array(half)
  const imaginary = new Float64Array(half)
  const powers = new Float64Array(half + 1)

  /** Radix 2, in place, on the `half` complex numbers that the even and odd samples make (Cooley and Tukey, 1965). */
  function transform(): void {
    for (let span = 1; span < half; span *= 2) {
      const step = half / span
      for (let k = 0; k < span; k++) {
        const c = cosines[k * step] ?? 0
        const s = sines[k * step] ?? 0
        for (let i = k; i < half; i += 2 * span) {
          const j = i + span
          const a = real[j] ?? 0
          const b = imaginary[j] ?? 0
          const x = a * c + b * s
          const y = b * c - a * s
          real[j] = (real[i] ?? 0) - x
          imaginary[j] = (imaginary[i] ?? 0) - y
          real[i] = (real[i] ?? 0) + x
          imaginary[i] = (imaginary[i] ?? 0) + y
        }
      }
    }
  }

  return (frame) => {
    for (let i = 0; i < half; i++) {
      const from = order[i] ?? 0
      real[i] = frame[2 * from] ?? 0
      imaginary[i] = frame[2 * from + 1] ?? 0
    }
    transform()
    for (let k = 0; k <= half; k++) {
      const a = real[k % half] ?? 0
      const b = imaginary[k % half] ?? 0
      const c = real[(half - k) % half] ?? 0
      const d = -(imaginary[(half - k) % half] ?? 0)
      const cosine = k === half ? -1 : (cosines[k] ?? 0)
      const sine = k === half ? 0 : (sines[k] ?? 0)
      const oddReal = (b - d) / 2
      const oddImaginary = -(a - c) / 2
      const x = (a + c) / 2 + oddReal * cosine + oddImaginary * sine
      const y = (b + d) / 2 + oddImaginary * cosine - oddReal * sine
      powers[k] = x * x + y * y
    }
    return powers
  }
}

function reversedBits(length: number): Uint32Array {
  const order = new Uint32Array(length)
  for (let i = 1; i < length; i++) order[i] = ((order[i >> 1] ?? 0) >> 1) | (i & 1 ? length >> 1 : 0)
  return order
}
