const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Text as it stands between the tags of XML, HTML and WebVTT. */
export function escapeMarkup(text: string): string {
  return text.replaceAll(/[&<>]/g, (mark) => names[mark] ?? mark)
}

/** Text as it stands in an attribute, in double quotes. */
export function escapeAttribute(text: string): string {
  return escapeMarkup(text).replaceAll('"', '&quot;')
}
