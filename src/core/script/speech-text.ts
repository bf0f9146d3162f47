import { readSpeechMark } from './speech-mark.ts'
import { countWords } from './word-count.ts'

/**
 * A stretch of a turn's text, from `start` to `end`. Words are as they stand, white space included; tags carry their
 * one name (`laugh` for `[laughs]`); a pause is silence inside the turn, in seconds; a backchannel is said by the
 * listener.
 */
export type SpeechSegment = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'tag'; readonly name: string; readonly known: boolean }
  | { readonly kind: 'pause'; readonly seconds: number }
  | { readonly kind: 'backchannel'; readonly text: string }
)

const opening = /[<[|]/g

/** Takes a turn's text apart. The segments are in order, do not overlap, and leave out nothing but white space. */
export function speechSegments(text: string): readonly SpeechSegment[] {
  const segments: SpeechSegment[] = []
  let from = 0
  const addWords = (end: number) => {
    const words = text.slice(from, end)
    if (words.trim() !== '') segments.push({ kind: 'words', text: words, start: from, end })
  }
  opening.lastIndex = 0
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    const start = found.index
    const mark = readSpeechMark(text, start)
    if (mark !== undefined && mark.kind !== 'aside') {
      addWords(start)
      segments.push({ ...mark, start })
      from = mark.end
    }
    opening.lastIndex = mark === undefined ? start + 1 : mark.end
  }
  addWords(text.length)
  return segments
}

/** The words spoken in a turn's text: tags and pauses are none, a backchannel's are counted. */
export function wordCount(text: string): number {
  opening.lastIndex = 0
  if (!opening.test(text)) return countWords(text)
  let words = 0
  for (const segment of speechSegments(text)) {
    if (segment.kind === 'words' || segment.kind === 'backchannel') words += countWords(segment.text)
  }
  return words
}

/** Whether a turn's text has anything a voice can do: a word, or a sound such as `<laugh>`. */
export function hasSpeech(text: string): boolean {
  if (countWords(text) === 0) return false
  return (
    wordCount(text) > 0 || speechSegments(text).some((segment) => segment.kind === 'tag' && segment.known)
  )
}

/** How long a turn of so many words is expected to last, in seconds, before its speaker's own pace is known. */
export function expectedSeconds(words: number): number {
  return 0.6 + words / 2.6
}
