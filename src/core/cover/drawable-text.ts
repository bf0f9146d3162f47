import { cleanTagLine } from '../tags/clean-tag-text.ts'

/**
 * What of a text a font can draw, on one line; empty where that is less than half of its letters, or where signs are
 * left of what was pictures: no words are better than a few of them.
 */
export function drawableText(text: string, has: (character: string) => boolean): string {
  const whole = cleanTagLine(text).normalize('NFC')
  const drawn = Array.from(whole, (character) => (character === ' ' || has(character) ? character : ''))
    .join('')
    // What joins and varies pictures; without them it would join letters.
    .replace(/[\p{Default_Ignorable_Code_Point}\u20E3]/gu, '')
    .replace(/ +/g, ' ')
    .trim()
  const isEnough = drawn === whole || (letters(drawn) > 0 && letters(drawn) * 2 >= letters(whole))
  return isEnough ? drawn : ''
}

function letters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}
