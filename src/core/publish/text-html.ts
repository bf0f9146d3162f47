import { escapeAttribute, escapeMarkup } from '../text/escape-markup.ts'

const address = /https?:\/\/[^\s<>"'()[\]{}]+[^\s<>"'()[\]{}.,;:!?]/gi

/** A person's text as HTML: paragraphs, line breaks and web addresses as links; everything else is text. */
export function textHtml(text: string): string {
  const paragraphs = text.split(/\n\s*\n/).map((paragraph) => paragraph.trim())
  return paragraphs
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${linked(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('')
}

function linked(text: string): string {
  let html = ''
  let at = 0
  for (const found of text.matchAll(address)) {
    const target = found[0]
    html += `${escapeMarkup(text.slice(at, found.index))}<a href="${escapeAttribute(target)}">${escapeMarkup(target)}</a>`
    at = found.index + target.length
  }
  return html + escapeMarkup(text.slice(at))
}
