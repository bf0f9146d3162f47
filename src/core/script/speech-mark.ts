import { boundedPause, readPauseWords } from './pause-words.ts'
import { speechTagName } from './speech-tags.ts'

/**
 * Something in a turn's text that is not plain words, and where it ends. An `aside` is text in square brackets that
 * stands for nothing known: it is spoken as it is.
 */
export type SpeechMark = { readonly end: number } & (
  | { readonly kind: 'tag'; readonly name: string; readonly known: boolean }
  | { readonly kind: 'pause'; readonly seconds: number }
  | { readonly kind: 'backchannel'; readonly text: string }
  | { readonly kind: 'aside'; readonly text: string }
)

// Every pattern is bounded, so a text of nothing but opening brackets is still read in linear time.
const angle = /<\/?(\p{L}[^<>\r\n]{0,60}?)\s*\/?>/uy
const square = /\[([^[\]\r\n]{1,60})\]/y
const backchannel = /\|(\p{L}(?:[^|\r\n]{0,30}[^|\s])?)\|/uy

/** The mark that begins at `at` of a text, where there is one: `<laugh>`, `[laughs]`, `[pause 1s]`, `|mhm|`. */
export function readSpeechMark(text: string, at: number): SpeechMark | undefined {
  const pattern = patternFor(text[at])
  if (pattern === undefined) return undefined
  pattern.lastIndex = at
  const words = pattern.exec(text)?.[1]
  if (words === undefined) return undefined
  const end = pattern.lastIndex
  if (pattern === backchannel) return { kind: 'backchannel', text: words, end }
  const name = speechTagName(words)
  if (name !== undefined) return { kind: 'tag', name, known: true, end }
  const pause = readPauseWords(words)
  if (pause !== undefined) return { kind: 'pause', seconds: boundedPause(pause.seconds), end }
  if (pattern === square) return { kind: 'aside', text: words, end }
  return { kind: 'tag', name: words.trim().toLowerCase(), known: false, end }
}

function patternFor(opening: string | undefined): RegExp | undefined {
  if (opening === '<') return angle
  if (opening === '[') return square
  return opening === '|' ? backchannel : undefined
}
