const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const marks = /[&<>]/

/** Text as it stands between the tags of XML, HTML and WebVTT. */
export function escapeMarkup(text: string): string {
  // Most texts have none of them.
  return marks.test(text) ? text.replaceAll(/[&<>]/g, (mark) => names[mark] ?? mark) : text
}

/** Text as it stands in an attribute, in double quotes. */
export function escapeAttribute(text: string): string {
  return escapeMarkup(text).replaceAll('"', '&quot;')
}
