import { escapeMarkdown } from '../text/escape-markdown.ts'
import { spellClock } from '../text/spell-clock.ts'
import type { Transcript } from './transcript.ts'
import { transcriptSections } from './transcript-sections.ts'

/** The transcript as Markdown: chapters as headings, each line with its speaker and its time. */
export function toTranscriptMarkdown(transcript: Transcript): string {
  const { title, disclosure } = transcript
  const parts = [`# ${escapeMarkdown(title)}`]
  for (const { chapter, lines } of transcriptSections(transcript)) {
    if (chapter !== undefined) parts.push(`## ${escapeMarkdown(chapter.title)}`)
    for (const { speaker, text, start } of lines) {
      const [first = '', ...rest] = text.split('\n').map(escapeMarkdown)
      const name = speaker === '' ? '' : `**${escapeMarkdown(speaker)}** `
      parts.push(`${name}(${spellClock(start)}): ${first}`, ...rest.filter((paragraph) => paragraph !== ''))
    }
  }
  if (disclosure !== undefined && disclosure.trim() !== '')
    parts.push('---', `_${escapeMarkdown(disclosure)}_`)
  return `${parts.join('\n\n')}\n`
}
