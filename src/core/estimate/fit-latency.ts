/** How long a request was expected to take, and took, in seconds. */
export type LatencySample = { readonly expected: number; readonly took: number }

/** What was expected beforehand counts as so many samples. */
const beforehand = 1
/** How much a slope of its own has to be borne out by the samples before it is believed. */
const doubt = 3
/** A sample counts so much less than the one after it. */
const fading = 0.985
/** What is under way longer than foretold is expected to last so much longer yet. */
const overdue = 1.15

/**
 * Foretells how long a request takes from how long it is expected to: learned from requests that are done and, where they
 * take longer already, from those under way.
 */
export function fitLatency(
  done: readonly LatencySample[],
  underWay: readonly LatencySample[],
): (expected: number) => number {
  const learned = fit(done)
  const late = underWay.flatMap(({ expected, took }) =>
    took > learned(expected) ? [{ expected, took: took * overdue }] : [],
  )
  return late.length === 0 ? learned : fit([...done, ...late])
}

/** A weighted line through the samples that leans to the proportion between what was expected and what came. */
function fit(samples: readonly LatencySample[]): (expected: number) => number {
  let [weights, expected, took] = [0, 0, 0]
  const weightAt = (index: number) => fading ** (samples.length - 1 - index)
  for (const [index, sample] of samples.entries()) {
    const weight = weightAt(index)
    weights += weight
    expected += weight * sample.expected
    took += weight * sample.took
  }
  const mean = weights === 0 ? 1 : expected / weights
  const ratio = (took + beforehand * mean) / (expected + beforehand * mean)
  let [spread, slant] = [0, 0]
  for (const [index, sample] of samples.entries()) {
    const off = sample.expected - mean
    spread += weightAt(index) * off * off
    slant += weightAt(index) * off * (sample.took - ratio * sample.expected)
  }
  const slope = slant / (spread + doubt * mean * mean * 0.1)
  return (wanted) => Math.max(0.2 * ratio * wanted, ratio * wanted + slope * (wanted - mean))
}
