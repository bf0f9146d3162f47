import { readMusicWords, type MusicWords } from './music-words.ts'
import { readPauseWords } from './pause-words.ts'
import { speechTagName } from './speech-tags.ts'

/** What stands in square brackets on a line of its own. `seconds` is undefined where it cannot be read. */
export type CueWords =
  | { readonly cue: 'pause'; readonly seconds: number | undefined }
  | { readonly cue: 'music'; readonly music: MusicWords }
  | { readonly cue: 'tag' }
  | { readonly cue: 'unknown'; readonly name: string }

/** Reads a cue without its brackets: "pause 0.8s", "music: theme, fade 3s". */
export function readCueWords(words: string): CueWords {
  const plain = words.trim()
  const pause = readPauseWords(plain)
  if (pause !== undefined) return { cue: 'pause', seconds: pause.seconds }
  if (speechTagName(plain) !== undefined) return { cue: 'tag' }
  const music = readMusicWords(plain)
  return music === undefined ? { cue: 'unknown', name: plain } : { cue: 'music', music }
}
