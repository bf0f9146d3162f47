import { expect, test } from 'vitest'
import { createPowerSpectrum } from '../../../src/core/audio/power-spectrum.ts'
import { noise } from '../../helpers/sound.ts'

test.each([8, 32, 256])('the power spectrum of %i samples is that of the sums by definition', (size) => {
  const frame = Float64Array.from(noise(size, 1, size))
  const powers = createPowerSpectrum(size)(frame)
  expect(powers).toHaveLength(size / 2 + 1)
  for (const [bin, power] of powers.entries()) {
    let real = 0
    let imaginary = 0
    for (const [i, sample] of frame.entries()) {
      real += sample * Math.cos((2 * Math.PI * bin * i) / size)
      imaginary += sample * Math.sin((2 * Math.PI * bin * i) / size)
    }
    expect(power).toBeCloseTo(real ** 2 + imaginary ** 2, 8)
  }
})
