/** Makes the power spectrum of frames of one size, a power of two: `size / 2` bins. The frame is used up. */
export function createPowerSpectrum(size: number): (frame: Float64Array) => Float64Array {
  const cosines = Float64Array.from({ length: size / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / size))
  const sines = Float64Array.from({ length: size / 2 }, (_, k) => Math.sin((2 * Math.PI * k) / size))
  const imaginary = new Float64Array(size)
  const powers = new Float64Array(size / 2)
  return (frame) => {
    imaginary.fill(0)
    transform(frame, imaginary, cosines, sines)
    for (let k = 0; k < powers.length; k++) powers[k] = (frame[k] ?? 0) ** 2 + (imaginary[k] ?? 0) ** 2
    return powers
  }
}

/** The fast Fourier transform in place (Cooley and Tukey, radix 2). */
function transform(
  real: Float64Array,
  imaginary: Float64Array,
  cosines: Float64Array,
  sines: Float64Array,
): void {
  const size = real.length
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1
    for (; (j & bit) !== 0; bit >>= 1) j ^= bit
    j ^= bit
    if (i < j) {
      swap(real, i, j)
      swap(imaginary, i, j)
    }
  }
  for (let width = 2; width <= size; width *= 2) {
    const half = width / 2
    const step = size / width
    for (let start = 0; start < size; start += width) {
      for (let k = 0; k < half; k++) {
        const c = cosines[k * step] ?? 0
        const s = sines[k * step] ?? 0
        const a = start + k
        const b = a + half
        const re = (real[b] ?? 0) * c + (imaginary[b] ?? 0) * s
        const im = (imaginary[b] ?? 0) * c - (real[b] ?? 0) * s
        real[b] = (real[a] ?? 0) - re
        imaginary[b] = (imaginary[a] ?? 0) - im
        real[a] = (real[a] ?? 0) + re
        imaginary[a] = (imaginary[a] ?? 0) + im
      }
    }
  }
}

function swap(values: Float64Array, i: number, j: number): void {
  const kept = values[i] ?? 0
  values[i] = values[j] ?? 0
  values[j] = kept
}
