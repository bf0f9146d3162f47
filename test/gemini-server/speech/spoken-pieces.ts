const mark = /<\/?(\p{L}[^<>\n]{0,60})>|\[(\p{L}[^[\]\n]{0,60})\]/gu
const pause = /^(short|long)?\s*pause$/i

/**
 * The words of a text without its tags, which no voice reads aloud, and with its pauses as the draft voices write them.
 * What the listener says in between (`|mhm|`) is left out.
 */
export function spokenPieces(text: string): string {
  return text
    .replaceAll(/\|\p{L}[^|\n]{0,30}\|/gu, ' ')
    .replaceAll(mark, (_, angle: string | undefined, square: string | undefined) => {
      const name = (angle ?? square ?? '').trim()
      return pause.test(name) ? `[${name.toLowerCase()}]` : ' '
    })
}
