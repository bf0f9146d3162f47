/** Text of one line that means itself in Markdown: no emphasis, links, tags, headings or lists come of it. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replaceAll(/[\\`*_[\]<>|~]/g, String.raw`\$&`)
    .replace(/^(?:[#+-]|\d+[.)])/, (mark) => `${mark.slice(0, -1)}\\${mark.slice(-1)}`)
    .replaceAll(/&(?=[a-z0-9#])/gi, String.raw`\&`)
}
