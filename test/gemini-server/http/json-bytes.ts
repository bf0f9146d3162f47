/** A text this long is audio: Base64, in which nothing has to be escaped. */
const longText = 10_000

/** JSON as bytes. Texts of megabytes are put in as they are, which takes a tenth of the time. */
export function jsonBytes(value: unknown): Buffer {
  const texts: string[] = []
  const json = JSON.stringify(value, (key, item: unknown) => {
    if (key !== 'data' || typeof item !== 'string' || item.length < longText) return item
    texts.push(item)
    return '\u0000'
  })
  const pieces = json.split(String.raw`\u0000`)
  return Buffer.concat(
    pieces.flatMap((piece, index) => [Buffer.from(piece), Buffer.from(texts[index] ?? '', 'latin1')]),
  )
}
