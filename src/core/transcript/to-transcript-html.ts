import { escapeAttribute, escapeMarkup } from '../text/escape-markup.ts'
import { spellClock } from '../text/spell-clock.ts'
import type { Transcript } from './transcript.ts'
import { transcriptSections } from './transcript-sections.ts'
import { transcriptStyle } from './transcript-style.ts'

/**
 * The transcript as a page of its own: nothing is fetched, nothing runs, every text is escaped. Speakers stand in `cite`
 * and times in `time`, as players of podcasts expect
 * (https://github.com/Podcastindex-org/podcast-namespace/blob/main/transcripts/transcripts.md).
 */
export function toTranscriptHtml(transcript: Transcript): string {
  const { title, show, language = '', disclosure } = transcript
  const sections = transcriptSections(transcript).map(({ chapter, lines }) => {
    const heading = chapter === undefined ? [] : [`<h2>${text(chapter.title)}</h2>`]
    return ['<section>', ...heading, ...lines.map(lineHtml), '</section>'].join('\n')
  })
  const isSaid = disclosure !== undefined && disclosure.trim() !== ''
  return `${[
    '<!doctype html>',
    `<html${language === '' ? '' : ` lang="${escapeAttribute(language)}"`}>`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${text(title)}</title>`,
    `<style>${transcriptStyle}</style>`,
    '</head>',
    '<body>',
    '<main>',
    '<header>',
    ...(show === undefined ? [] : [`<p dir="auto">${text(show)}</p>`]),
    `<h1 dir="auto">${text(title)}</h1>`,
    '</header>',
    ...sections,
    ...(isSaid ? [`<footer><p dir="auto">${text(disclosure)}</p></footer>`] : []),
    '</main>',
    '</body>',
    '</html>',
  ].join('\n')}\n`
}

function lineHtml({ speaker, text: words, start }: Transcript['lines'][number]): string {
  const name = speaker === '' ? '' : `<cite>${text(speaker)}:</cite> `
  const time = `<time datetime="PT${start.toFixed(3)}S">${spellClock(start)}</time>`
  const paragraphs = words.split('\n').filter((paragraph) => paragraph.trim() !== '')
  return [`${name}${time}`, ...paragraphs.map((paragraph) => `<p dir="auto">${text(paragraph)}</p>`)].join(
    '\n',
  )
}

function text(written: string): string {
  return escapeMarkup(written.replaceAll(/[^\P{Cc}\n]|\p{Cs}/gu, ''))
}
