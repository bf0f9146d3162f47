const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\u30fc\uff01-\uff60\uffe0-\uffe6]/u
const widthless = /[\p{Mn}\p{Me}\p{Cf}]/u

/** Columns of a text in a typewriter's letters: letters of Chinese, Japanese and Korean and most emoji take two, marks none. */
export function textWidth(text: string): number {
  if (isNarrow(text)) return text.length
  let width = 0
  for (const character of text) width += wide.test(character) ? 2 : widthless.test(character) ? 0 : 1
  return width
}

/** Whether it is of the letters of Europe alone, as most texts are. */
function isNarrow(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 0x24f && !(code >= 0x2010 && code <= 0x2026)) return false
    if (code === 0xad) return false
  }
  return true
}
