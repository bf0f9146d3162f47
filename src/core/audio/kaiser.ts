/**
 * A sinc low-pass under a Kaiser window, at `x` samples from its centre. `bandwidth` 1 passes up to half the sample rate;
 * the window ends `halfWidth` samples either side. Larger `beta`: deeper stop band, wider transition.
 */
export function kaiserSinc(x: number, bandwidth: number, halfWidth: number, beta: number): number {
  const u = x / halfWidth
  if (Math.abs(u) >= 1) return 0
  const angle = Math.PI * bandwidth * x
  const sinc = Math.abs(angle) < 1e-12 ? 1 : Math.sin(angle) / angle
  return (bandwidth * sinc * besselI0(beta * Math.sqrt(1 - u * u))) / besselI0(beta)
}

/** Modified Bessel function of the first kind, order 0, by its power series (all terms positive: no cancellation). */
function besselI0(x: number): number {
  const quarter = (x * x) / 4
  let term = 1
  let sum = 1
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= quarter / (k * k)
    sum += term
  }
  return sum
}
