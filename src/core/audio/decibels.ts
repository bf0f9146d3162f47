/** Amplitude factor of a level in dB: 0 dB is 1. */
export function fromDecibels(decibels: number): number {
  return 10 ** (decibels / 20)
}

/** Level in dB of an amplitude factor; −Infinity for 0. */
export function toDecibels(factor: number): number {
  return 20 * Math.log10(factor)
}

/** Loudness in LUFS of a K-weighted mean square summed over the channels (ITU-R BS.1770-4); −Infinity for 0. */
export function toLoudness(meanSquare: number): number {
  return -0.691 + 10 * Math.log10(meanSquare)
}

/** The K-weighted mean square that reads as `loudness` LUFS. */
export function fromLoudness(loudness: number): number {
  return 10 ** ((loudness + 0.691) / 10)
}
