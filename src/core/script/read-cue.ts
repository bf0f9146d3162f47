import { bareRecord } from '../text/bare-record.ts'
import { readPauseWords } from './pause-words.ts'
import { speechTagName } from './speech-tags.ts'

/** What stands in square brackets on a line of its own. `seconds` is undefined where it cannot be read. */
export type CueWords =
  | { readonly cue: 'pause'; readonly seconds: number | undefined }
  | { readonly cue: 'music'; readonly name: string; readonly options: Readonly<Record<string, string>> }
  | { readonly cue: 'tag' }
  | { readonly cue: 'unknown'; readonly name: string }

const music = /^music(?:$|[\s:,])\s*:?/i
const option = /^([\p{L}-]{1,40})(?:\s*[:=]\s*|\s+)(.*)$/u

/** Reads a cue without its brackets: "pause 0.8s", "music: theme, fade 3s". */
export function readCueWords(words: string): CueWords {
  const plain = words.trim()
  const pause = readPauseWords(plain)
  if (pause !== undefined) return { cue: 'pause', seconds: pause.seconds }
  if (speechTagName(plain) !== undefined) return { cue: 'tag' }
  const head = music.exec(plain)
  if (head === null) return { cue: 'unknown', name: plain }
  const [name = '', ...options] = plain.slice(head[0].length).split(',')
  return { cue: 'music', name: name.trim(), options: bareRecord(options.filter(isGiven).map(readOption)) }
}

function isGiven(written: string): boolean {
  return written.trim() !== ''
}

function readOption(written: string): readonly [string, string] {
  const plain = written.trim()
  const [, key, value = ''] = option.exec(plain) ?? []
  return key === undefined ? [plain.toLowerCase(), ''] : [key.toLowerCase(), value.trim()]
}
