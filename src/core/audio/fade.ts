/** The rising half of a fade of `length` samples: sin², from just above 0 to just below 1. Reversed, it is the fade out. */
export function fadeIn(length: number): Float32Array {
  return Float32Array.from({ length }, (_, i) => Math.sin((Math.PI / 2) * ((i + 0.5) / length)) ** 2)
}
