const full = 32_767

export function louder(pcm: Int16Array, gain: number): Int16Array {
  return pcm.map((sample) => Math.max(-full, Math.min(full, Math.round(sample * gain))))
}

/** So loud that a tenth of its samples are cut off. */
export function clipped(pcm: Int16Array): Int16Array {
  const sorted = pcm.map(Math.abs).toSorted()
  const edge = Math.max(1, sorted[Math.floor(sorted.length * 0.9)] ?? 1)
  return louder(pcm, full / edge)
}

export function repeated(pcm: Int16Array): Int16Array {
  const twice = new Int16Array(2 * pcm.length)
  twice.set(pcm)
  twice.set(pcm, pcm.length)
  return twice
}
