import { captionsOf, type Captions } from '../../core/captions/captions.ts'
import { toSrt } from '../../core/captions/to-srt.ts'
import { toVtt } from '../../core/captions/to-vtt.ts'
import { showNotes } from '../../core/chapters/show-notes.ts'
import { toChaptersJson } from '../../core/chapters/to-chapters-json.ts'
import type { TextFormat } from '../../core/export/export-format.ts'
import { toTranscriptHtml } from '../../core/transcript/to-transcript-html.ts'
import { toTranscriptJson } from '../../core/transcript/to-transcript-json.ts'
import { toTranscriptMarkdown } from '../../core/transcript/to-transcript-markdown.ts'
import type { TextsOrder, TextsReport } from './text-messages.ts'

/** Makes all texts of an order; their captions are worked out once. Half a second for ten hours: for a worker. */
export function makeTexts(order: TextsOrder): TextsReport {
  const captions = captionsOf(order.lines)
  return { texts: order.formats.map((format) => textContent(format, order, captions)) }
}

function textContent(format: TextFormat, order: TextsOrder, captions: Captions): string {
  const { title, author, show, chapters } = order
  switch (format) {
    case 'srt':
      return toSrt(captions)
    case 'vtt':
      return toVtt(captions)
    case 'json':
      return toTranscriptJson(captions)
    case 'md':
      return toTranscriptMarkdown(order)
    case 'html':
      return toTranscriptHtml(order)
    case 'chapters':
      return toChaptersJson(chapters, { title, author, show })
    case 'notes':
      return showNotes(order)
  }
}
