import { randomUUID } from 'node:crypto'

/** Bytes of a string from which on it is worth the way round. */
const long = 2 ** 16
const quote = 0x22
const backslash = 0x5c

/**
 * What JSON in UTF-8 says, as `JSON.parse` reads it. Long texts named `data`, which are audio in base64, go round the parser,
 * which looks at every character and copies them twice: that is most of the work of reading a minute of speech. What JSON
 * forbids in them is left to who decodes them. Throws SyntaxError for what is no JSON, RangeError where it is bottomless.
 */
export function parseAnswer(bytes: Buffer): unknown {
  // No answer knows this name, so none has it in a string of its own.
  const name = randomUUID()
  const texts = new Map<unknown, string>()
  // Buffer would put a text of this length outside of the heap, where its garbage counts double.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let json = ''
  let from = 0
  for (let open = bytes.indexOf(quote), end; open >= 0; open = end) {
    const start = open + 1
    end = bytes.indexOf(quote, start)
    if (end - start < long || !followsName(bytes, open)) continue
    const inside = bytes.subarray(start, end)
    if (inside.includes(backslash)) continue
    const stand = `${name}-${texts.size}`
    texts.set(stand, decoder.decode(inside))
    json += bytes.toString('utf8', from, start) + stand
    from = end
  }
  json += bytes.toString('utf8', from)
  // A mark of the order of bytes is no part of the text.
  if (json.startsWith('\uFEFF')) json = json.slice(1)
  // Looking at every value is work, too.
  const restore = texts.size === 0 ? undefined : (_: string, value: unknown) => texts.get(value) ?? value
  const value: unknown = JSON.parse(json, restore)
  return value
}

/** Whether the quote at `open` follows `"data":`. In JSON it begins a text then, and one that is no name. */
function followsName(bytes: Buffer, open: number): boolean {
  return /"data"\s*:\s*$/.test(bytes.toString('latin1', Math.max(0, open - 40), open))
}
