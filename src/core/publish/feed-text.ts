// All that XML 1.0 does not allow (https://www.w3.org/TR/xml/#charsets), not even as a reference, and the control characters
// from U+007F on, which it only advises against.
const unwritable = /[^\t\n\r\u0020-~\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** Text of several lines as XML can hold it. */
export function feedText(text: string | undefined): string {
  return (text ?? '').replaceAll(/\r\n?/g, '\n').replaceAll(unwritable, '').trim()
}

/** The same as one line: a title, a name. */
export function feedLine(text: string | undefined): string {
  return feedText(text).replaceAll(/\s+/gu, ' ')
}
