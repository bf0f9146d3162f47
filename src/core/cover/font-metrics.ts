/** What setting a text needs to know of a font. */
export type FontMetrics = {
  readonly has: (character: string) => boolean
  /** Of one line, in units of the font's size; without kerning, so rather too wide. */
  readonly width: (text: string) => number
}

/**
 * Reads which characters a TrueType font has and how wide they are (https://learn.microsoft.com/typography/opentype/spec:
 * `cmap` in formats 4 and 12, `hmtx`). For fonts that come with the program: a broken one is a bug.
 */
export function fontMetrics(bytes: Uint8Array): FontMetrics {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables = tableOffsets(view)
  const table = (name: string): number => {
    const at = tables.get(name)
    if (at === undefined) throw new Error(`The font has no table ${name}.`)
    return at
  }
  const unit = view.getUint16(table('head') + 18)
  const widths = view.getUint16(table('hhea') + 34)
  const glyphs = glyphsOf(view, table('cmap'))
  const hmtx = table('hmtx')
  const advance = (character: string): number => {
    const glyph = glyphs.get(character.codePointAt(0) ?? 0) ?? 0
    return view.getUint16(hmtx + 4 * Math.min(glyph, widths - 1)) / unit
  }
  return {
    has: (character) => glyphs.has(character.codePointAt(0) ?? 0),
    width: (text) => Array.from(text).reduce((sum, character) => sum + advance(character), 0),
  }
}

function tableOffsets(view: DataView): Map<string, number> {
  return new Map(
    Array.from({ length: view.getUint16(4) }, (_, index) => {
      const at = 12 + 16 * index
      const name = String.fromCharCode(...[0, 1, 2, 3].map((letter) => view.getUint8(at + letter)))
      return [name, view.getUint32(at + 8)]
    }),
  )
}

function glyphsOf(view: DataView, cmap: number): Map<number, number> {
  const glyphs = new Map<number, number>()
  const subtables = Array.from({ length: view.getUint16(cmap + 2) }, (_, index) => {
    return cmap + view.getUint32(cmap + 4 + 8 * index + 4)
  })
  for (const at of new Set(subtables)) {
    const format = view.getUint16(at)
    if (format === 4) readSegments(view, at, glyphs)
    else if (format === 12) readGroups(view, at, glyphs)
  }
  return glyphs
}

function readSegments(view: DataView, at: number, glyphs: Map<number, number>): void {
  const segments = view.getUint16(at + 6) / 2
  for (let segment = 0; segment < segments; segment++) {
    const end = view.getUint16(at + 14 + 2 * segment)
    const start = view.getUint16(at + 16 + 2 * (segments + segment))
    const delta = view.getUint16(at + 16 + 2 * (2 * segments + segment))
    const offsetAt = at + 16 + 2 * (3 * segments + segment)
    const offset = view.getUint16(offsetAt)
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const found = offset === 0 ? code : view.getUint16(offsetAt + offset + 2 * (code - start))
      const glyph = found === 0 ? 0 : (found + delta) & 0xffff
      if (glyph !== 0) glyphs.set(code, glyph)
    }
  }
}

function readGroups(view: DataView, at: number, glyphs: Map<number, number>): void {
  const groups = view.getUint32(at + 12)
  for (let group = 0; group < groups; group++) {
    const start = view.getUint32(at + 16 + 12 * group)
    const end = view.getUint32(at + 20 + 12 * group)
    const first = view.getUint32(at + 24 + 12 * group)
    for (let code = start; code <= end; code++) glyphs.set(code, first + code - start)
  }
}
