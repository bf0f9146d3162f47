// Characters that change the direction of all that follows them: a title must not turn the list it stands in around
// (https://www.unicode.org/reports/tr9/#Explicit_Directional_Embeddings). Arabic and Hebrew need none of them.
const directionMarks = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu
// What XML has no place for (https://www.w3.org/TR/xml/#charsets), and halves of characters.
const unwritable = /[\p{Cs}\uFEFF\uFFFE\uFFFF]/gu
const lineBreak = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/gu
const control = /(?!\n)\p{Cc}/gu

/**
 * Text as it may lie in a tag, a feed or a page: without control characters, marks of direction and halves of
 * characters; lines end with `\n`. All else is kept as it was written.
 */
export function cleanTagText(text: string): string {
  return text
    .replace(lineBreak, '\n')
    .replace(/\t/gu, ' ')
    .replace(control, '')
    .replace(unwritable, '')
    .replace(directionMarks, '')
    .replace(/ +$/gmu, '')
    .trim()
}

/** The same on one line, for a title or a name. */
export function cleanTagLine(text: string): string {
  return cleanTagText(text).replace(/\s+/gu, ' ')
}
