/** A number for a text, the same for the same; `start` gives other numbers. */
export function textSeed(text: string, start = 7): number {
  let seed = start
  for (let at = 0; at < text.length; at++) seed = (Math.imul(seed, 31) + text.charCodeAt(at)) | 0
  return seed
}
