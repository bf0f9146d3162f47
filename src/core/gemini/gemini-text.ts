import { speechSegments, type SpeechSegment } from '../script/speech-text.ts'
import type { Dialect } from './gemini-models.ts'

/** A pause up to this long, in seconds, is a short one. */
const longestShort = 0.6
/** About how long the voices make them, seconds; what Google's words for them promise, not measured. */
const pauseSeconds = { short: 0.5, long: 1 } as const
/** About how long a laugh or a sigh is, seconds. */
const soundSeconds = 0.6

/** Our tags as models that are read a transcript know them. */
const squareTags: Readonly<Record<string, string>> = {
  laugh: 'laughs',
  chuckle: 'chuckles',
  sigh: 'sighs',
  gasp: 'gasps',
  breath: 'breathes',
  cough: 'coughs',
  whispers: 'whispers',
}

/**
 * A turn's text as a model is to get it: tags in the model's own way, those no voice knows left out. `hasListener`: there
 * is somebody else in the request who can say "mhm".
 */
export function geminiText(text: string, dialect: Dialect, hasListener: boolean): string {
  let written = ''
  let end = 0
  for (const segment of speechSegments(text)) {
    written += `${segment.start > end ? ' ' : ''}${segmentText(segment, dialect, hasListener)}`
    end = segment.end
  }
  // A line break in a transcript would be the end of the turn.
  const lines = dialect === 'transcript' ? [written] : written.split('\n')
  return lines
    .map((line) => line.replaceAll(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}

/** Seconds of the pauses and the sounds in a turn's text, which are no words. */
export function wordlessSeconds(text: string): number {
  let seconds = 0
  for (const segment of speechSegments(text)) {
    if (segment.kind === 'pause') seconds += pauseSeconds[pauseLength(segment.seconds)]
    if (segment.kind === 'tag' && segment.known) seconds += soundSeconds
  }
  return seconds
}

function segmentText(segment: SpeechSegment, dialect: Dialect, hasListener: boolean): string {
  const isVerbatim = dialect === 'verbatim'
  switch (segment.kind) {
    case 'words':
      return isVerbatim ? withoutAngleTags(segment.text) : withoutSquareTags(segment.text)
    case 'pause': {
      const length = pauseLength(segment.seconds)
      return isVerbatim ? `<${length} pause>` : `[${length} pause]`
    }
    case 'tag':
      if (!segment.known) return ' '
      return isVerbatim ? `<${segment.name}>` : `[${squareTags[segment.name] ?? segment.name}]`
    case 'backchannel':
      return isVerbatim && hasListener ? `|${segment.text}|` : ' '
  }
}

function pauseLength(seconds: number): 'short' | 'long' {
  return seconds <= longestShort ? 'short' : 'long'
}

/** What is not a tag in our format must not become one in theirs. */
function withoutAngleTags(words: string): string {
  return words.replaceAll(/<(?=[\p{L}/])/gu, '< ').replaceAll('|', ' ')
}

function withoutSquareTags(words: string): string {
  return words.replaceAll(/[[\]]/gu, ' ')
}
