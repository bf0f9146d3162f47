const reserved = /^(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])$/i
/** Longest name in UTF-8 bytes; file systems stop at 255, and an id, an ending and a number still follow. */
const LONGEST = 120

/**
 * A readable file name for a title, safe on Linux, macOS and Windows: no separators, no control or direction marks, no
 * reserved names, no dots or spaces at its ends, at most 120 bytes. `fallback` stands in where nothing is left.
 */
export function fileNameFor(title: string, fallback = 'Untitled'): string {
  const plain = title
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .replace(/[/\\:*?"<>|]+/g, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.~-]+|[\s.]+$/g, '')
  const short = shorten(plain).replace(/[\s.]+$/, '')
  if (short === '') return fallback
  // Windows takes such a name for a device whatever ending it has.
  const [stem = ''] = short.split('.')
  return reserved.test(stem.trimEnd()) ? `${stem}_${short.slice(stem.length)}` : short
}

function shorten(text: string): string {
  let kept = ''
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (bytes > LONGEST) return kept
    kept += character
  }
  return kept
}
