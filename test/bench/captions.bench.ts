import { captionCues } from '../../src/core/captions/caption-cues.ts'
import { captionsOf } from '../../src/core/captions/captions.ts'
import { spokenLines } from '../../src/core/captions/spoken-lines.ts'
import { toSrt } from '../../src/core/captions/to-srt.ts'
import { toVtt } from '../../src/core/captions/to-vtt.ts'
import { episodeChapters } from '../../src/core/chapters/episode-chapters.ts'
import { toChaptersJson } from '../../src/core/chapters/to-chapters-json.ts'
import { parseScript } from '../../src/core/script/parse-script.ts'
import { hasSpeech } from '../../src/core/script/speech-text.ts'
import { toTranscriptHtml } from '../../src/core/transcript/to-transcript-html.ts'
import { toTranscriptJson } from '../../src/core/transcript/to-transcript-json.ts'
import { toTranscriptMarkdown } from '../../src/core/transcript/to-transcript-markdown.ts'
import type { BenchRow } from './window/bench-row.ts'

const TURNS = 5000
const runs = 9
const sentences = [
  'Welcome back! Today we talk about how sound travels through water, and why it is so fast.',
  'Thanks for having me. <laugh> It is a strange subject, and I have waited years to be asked about it.',
  'A whale sings off Iceland, and a microphone near Bermuda hears it: 4,000 km away, at 10:30 in the morning.',
  'Is that really true?',
]

/** Captions, transcripts and chapters of an episode of many hours. */
export async function benchCaptions(): Promise<{ name: string; rows: BenchRow[] }> {
  const names = ['Host', 'Guest', 'Dr. Marie Smith', 'Caller']
  const script = parseScript(
    Array.from({ length: TURNS }, (_, turn) => {
      const heading = turn % 40 === 0 ? `# Chapter ${turn}\n\n` : ''
      const more = turn % 3 === 0 ? ` ${sentences[(turn * 7 + 1) % 4]}` : ''
      return `${heading}${names[turn % 4]}: ${sentences[turn % 4]}${more}`
    }).join('\n\n'),
  )
  let at = 6000
  const placed = script.turns
    .filter(({ text }) => hasSpeech(text))
    .map(({ speaker, text }) => {
      const length = Math.round((text.length / 15) * 24_000)
      const place = { speaker, start: 0, end: length, at, until: at + length }
      at += length + 8400
      return place
    })
  const marks = placed
    .filter((_, turn) => turn % 40 === 0)
    .map((turn, index) => ({ title: `Chapter ${index}`, at: turn.at }))
  const lines = spokenLines(placed, script.turns) ?? []
  const seconds = at / 24_000
  const chapters = episodeChapters(marks, { seconds })
  const transcript = { title: 'A long one', lines, chapters }
  const everyday = () => {
    const some = spokenLines(placed, script.turns) ?? []
    const captions = captionsOf(some)
    toVtt(captions)
    toSrt(captions)
    return toChaptersJson(episodeChapters(marks, { seconds }))
  }
  return {
    name: `Captions of ${TURNS.toLocaleString('en')} turns (${Math.round(seconds / 3600)} hours)`,
    rows: [
      { what: 'lines, SRT, VTT and chapters, the first time', value: once(everyday), unit: 'ms' },
      { what: 'lines, SRT, VTT and chapters', value: median(everyday), unit: 'ms', limit: 200 },
      { what: '  captions alone', value: median(() => captionCues(lines)), unit: 'ms' },
      { what: 'transcript as Markdown', value: median(() => toTranscriptMarkdown(transcript)), unit: 'ms' },
      { what: 'transcript as HTML', value: median(() => toTranscriptHtml(transcript)), unit: 'ms' },
      { what: 'transcript as JSON', value: median(() => toTranscriptJson(captionsOf(lines))), unit: 'ms' },
    ],
  }
}

function once(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function median(work: () => unknown): number {
  const figures = Array.from({ length: runs }, () => once(work))
  return figures.toSorted((one, other) => one - other)[runs >> 1] ?? 0
}
