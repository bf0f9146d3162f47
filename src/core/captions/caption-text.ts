import { speechSegments } from '../script/speech-text.ts'

/** A turn's text as it is read, and where a place in the text of the script has come to lie in it. */
export type CaptionText = {
  readonly text: string
  /** UTF-16 code units, in the script's text and in this one; undefined for a place that was left out. */
  readonly placeOf: (at: number) => number | undefined
}

type Piece = { readonly from: number; readonly at: number; readonly length: number }

// Word joiners keep escaped brackets from being tags; other controls are nothing to read.
const unread = /[\u2060\ufeff\p{Cc}\p{Cs}]/u
const readable = /[^\s\u2060\ufeff\p{Cc}\p{Cs}]+/gu
const needsCare = /[<[|\u2060\ufeff\p{Cc}\p{Cs}]/u
const closing = /^[\p{Pe}\p{Pf}.,;:!?…、。，．！？：；]/u

/**
 * The words of a turn without tags and pauses; what the listener says in between stands in parentheses. A turn of sounds
 * alone says what they are: `[laugh]`.
 */
export function captionText(spoken: string): CaptionText {
  if (!needsCare.test(spoken)) return { text: spoken, placeOf: (at) => at }
  const segments = speechSegments(spoken)
  const pieces: Piece[] = []
  let text = ''
  let end = 0
  const add = (read: string, from: number) => {
    text += separator(spoken.slice(end, from), text, read)
    pieces.push({ from, at: text.length, length: read.length })
    text += read
  }
  for (const segment of segments) {
    if (segment.kind === 'words') {
      for (const { 0: read, index } of segment.text.matchAll(readable)) {
        add(read, segment.start + index)
        end = segment.start + index + read.length
      }
    } else if (segment.kind === 'backchannel') {
      add(`(${segment.text})`, segment.start)
      end = segment.end
    }
  }
  if (pieces.length === 0)
    text = segments.flatMap((one) => (one.kind === 'tag' ? [`[${one.name}]`] : [])).join(' ')
  return { text, placeOf: (at) => placeIn(pieces, at) }
}

/** What parts two words between which `between` stands in the script. */
function separator(between: string, before: string, after: string): string {
  if (before === '') return ''
  if (between.includes('\n')) return '\n'
  if (/\s/.test(between)) return closing.test(after) && hasMark(between) ? '' : ' '
  return between === '' || unread.test(between) || closing.test(after) ? '' : ' '
}

/** Whether a tag lies between: one before a comma takes the space in front of it along. */
function hasMark(between: string): boolean {
  return between.trim() !== ''
}

/** The pieces are in order; a long turn has many. */
function placeIn(pieces: readonly Piece[], at: number): number | undefined {
  let low = 0
  let high = pieces.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pieces[middle]?.from ?? 0) <= at) low = middle + 1
    else high = middle
  }
  const piece = pieces[low - 1]
  return piece === undefined || at >= piece.from + piece.length ? undefined : piece.at + at - piece.from
}
