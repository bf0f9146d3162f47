/** Text past this many words is not compared: it is one of many minutes. */
const mostWords = 2000

/** The longest run of words that a text holds twice, one after the other or apart. */
export function repeatedWords(text: string): string {
  const words = (text.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? []).slice(0, mostWords)
  let before = new Uint16Array(words.length + 1)
  let best = 0
  let end = 0
  for (let i = 1; i <= words.length; i++) {
    const lengths = new Uint16Array(words.length + 1)
    for (let j = i + 1; j <= words.length; j++) {
      if (words[i - 1] !== words[j - 1]) continue
      // The two runs may touch but not overlap.
      const length = Math.min((before[j - 1] ?? 0) + 1, j - i)
      lengths[j] = length
      if (length > best) {
        best = length
        end = i
      }
    }
    before = lengths
  }
  return words.slice(end - best, end).join(' ')
}
