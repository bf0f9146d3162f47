/** Characters of a name: short enough to be written in a script. */
const longest = 80
/** Words that a cue would take for an order. */
const orders = /^(?:stops?|off|ends?)$/i

/** A name as a cue can write it, made of any text: on one line, without what ends a name in a cue. */
export function pieceNameOf(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}[\],;:]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  const short = Array.from(plain).slice(0, longest).join('').trim()
  return short === '' || orders.test(short) ? `${short} music`.trim() : short
}

/** Whether a name can be written in a cue as it is. */
export function isPieceName(name: string): boolean {
  return name !== '' && pieceNameOf(name) === name
}

/** Names that differ in letter case and spaces alone are one. */
export function foldPieceName(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase()
}

/** `wanted`, or with a number behind it where that is taken. */
export function freePieceName(wanted: string, taken: Iterable<string>): string {
  const folded = new Set(Array.from(taken, foldPieceName))
  for (let number = 2, name = wanted; ; number++) {
    if (!folded.has(foldPieceName(name))) return name
    name = `${wanted} ${number}`
  }
}
