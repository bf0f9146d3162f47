/** How a script's text is written down, apart from what it says: kept as it was when it is saved again. */
export type TextForm = { readonly mark: string; readonly lineBreak: '\n' | '\r\n' }

/** A text with every line break as `\n` and no byte order mark, and the form it came in. */
export function readForm(text: string): { readonly form: TextForm; readonly body: string } {
  const mark = text.startsWith('\u{FEFF}') ? '\u{FEFF}' : ''
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n'
  return { form: { mark, lineBreak }, body: text.slice(mark.length).replaceAll(/\r\n?/g, '\n') }
}

export function writeForm(body: string, { mark, lineBreak }: TextForm): string {
  return mark + (lineBreak === '\n' ? body : body.replaceAll('\n', lineBreak))
}
