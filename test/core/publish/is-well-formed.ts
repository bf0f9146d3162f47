const token =
  /<\?xml [^<>]*\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([\w:.-]+)>|<([\w:.-]+)((?:\s+[\w:.-]+="[^"<&]*(?:&(?:amp|lt|gt|quot|apos);[^"<&]*)*")*)\s*(\/?)>|[^<&]+|&(?:amp|lt|gt|quot|apos);/gy
const allowed = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u

/** Whether a document is XML to the letter: every mark known, every tag closed, no letter that XML has not. */
export function isWellFormed(xml: string): boolean {
  if (!allowed.test(xml)) return false
  const open: string[] = []
  let roots = 0
  token.lastIndex = 0
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex
    const found = token.exec(xml)
    if (found === null) return false
    const [whole, , closed, opened, , isEmpty] = found
    if (closed !== undefined && open.pop() !== closed) return false
    if (opened !== undefined && open.length === 0) roots++
    if (opened !== undefined && isEmpty === '') open.push(opened)
    // Plain text may not hold the end of a CDATA section.
    if (!whole.startsWith('<') && whole.includes(']]>')) return false
    if (open.length === 0 && !whole.startsWith('<') && whole.trim() !== '') return false
    if (whole.startsWith('<?') && at !== 0) return false
  }
  return open.length === 0 && roots === 1
}
