const scripts = [
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Japanese', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['Chinese', /\p{Script=Han}/u],
  ['Korean', /\p{Script=Hangul}/u],
  ['Arabic', /\p{Script=Arabic}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Devanagari', /\p{Script=Devanagari}/u],
  ['Thai', /\p{Script=Thai}/u],
] as const

/**
 * The name of the script a text is written in when most of its letters are not Latin ones, "another script" when it has
 * no name here; undefined for Latin text and for text without letters.
 */
export function otherScript(text: string): string | undefined {
  const plain = text.normalize('NFKC')
  // A lone Greek letter is a symbol with an English name.
  const symbols = count(plain, /(?<!\p{L})\p{Script=Greek}(?!\p{L})/gu)
  const latin = count(plain, /\p{Script=Latin}/gu) + symbols
  const letters = count(plain, /\p{L}/gu)
  if (letters - latin <= latin) return undefined
  return scripts.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'another script'
}

function count(text: string, pattern: RegExp): number {
  let found = 0
  for (const _ of text.matchAll(pattern)) found++
  return found
}
