// A word; where words are not parted by spaces, a letter.
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{M}\p{N}]+/gu

// The same where there is nothing but ASCII, several times faster.
const plainText = /^[\0-\x7f]*$/
const plainWord = /[a-z0-9]+/g

/** The words of a text as numbers, sorted; a text without a word is a word itself. */
export type WordBag = Int32Array

/** Makes word bags that can be compared with one another; case does not count. */
export function createWordBags(): (text: string) => WordBag {
  const numbers = new Map<string, number>()
  return (text) => {
    const folded = text.toLowerCase()
    const words = folded.match(plainText.test(folded) ? plainWord : word) ?? [folded]
    const bag = Int32Array.from(words, (one) => {
      const known = numbers.get(one) ?? numbers.size
      numbers.set(one, known)
      return known
    })
    return bag.toSorted()
  }
}

/** The share of words that two texts have in common, 0 to 1: Sørensen and Dice's coefficient. */
export function likeness(one: WordBag, other: WordBag): number {
  let common = 0
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const [left, right] = [one[i] ?? 0, other[j] ?? 0]
    if (left === right) common++
    if (left <= right) i++
    if (right <= left) j++
  }
  return (2 * common) / (one.length + other.length)
}
