import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete'
import { knownMusic } from './known-music.ts'
import { parsedScript } from './parsed-script.ts'

const tags: readonly Completion[] = [
  'laugh',
  'chuckle',
  'sigh',
  'gasp',
  'cough',
  'whisper',
  'short pause',
  'long pause',
].map((tag) => ({ label: `<${tag}>`, apply: `<${tag}> `, type: 'tag' }))
const cues: readonly Completion[] = [
  { label: '[pause 0.8s]', detail: 'silence', type: 'cue' },
  { label: '[pause 2s]', detail: 'silence', type: 'cue' },
  { label: '[music stop, fade 3s]', detail: 'music', type: 'cue' },
]
/** What can follow the name of music, with what each does. */
const musicOptions: readonly Completion[] = [
  { label: 'under', detail: 'goes on under the speech', type: 'cue' },
  { label: 'for 10s', detail: 'is heard so long', type: 'cue' },
  { label: 'from 12s', detail: 'begins there', type: 'cue' },
  { label: 'fade 3s', detail: 'fades out', type: 'cue' },
  { label: 'fade in 2s', detail: 'fades in', type: 'cue' },
  { label: 'volume -6 dB', detail: 'quieter', type: 'cue' },
  { label: 'loop', detail: 'again and again', type: 'cue' },
]

/** Offers the script's own speakers at the start of a line, tags after `<`, and cues after `[`. */
export const scriptCompletion = autocompletion({
  override: [complete],
  icons: false,
  aboveCursor: false,
})

function complete(context: CompletionContext): CompletionResult | null {
  const tag = context.matchBefore(/<[a-z ]*/i)
  if (tag !== null) return { from: tag.from, options: tags, validFor: /^<[a-z ]*$/i }
  const cue = context.matchBefore(/^\[[a-z]*/i)
  if (cue !== null)
    return { from: cue.from, options: [...cues, ...musicCues(context)], validFor: /^\[[a-z: ]*$/i }
  const option = context.matchBefore(/^\[music:[^\]\n]*,\s*[a-z]*/i)
  if (option !== null) {
    const from = option.to - (/[a-z]*$/i.exec(option.text)?.[0].length ?? 0)
    return { from, options: musicOptions, validFor: /^[a-z]*$/i }
  }
  const music = context.matchBefore(/^\[music:?\s[^\],\n]*/i)
  if (music !== null) {
    const from = music.from + (/^\[music:?\s+/i.exec(music.text)?.[0].length ?? 0)
    const options = namesOf(context).map((name) => ({ label: name, detail: 'music', type: 'cue' }))
    return { from, options, validFor: /^[^\],\n]*$/ }
  }
  const name = context.matchBefore(/^[\p{L}][\p{L}\p{N} .'’-]{0,30}/u)
  if (name === null) return null
  const { speakers } = context.state.field(parsedScript).map
  const options = speakers.map((speaker) => ({
    label: speaker.name,
    apply: `${speaker.name}: `,
    detail: 'speaker',
  }))
  return { from: name.from, options, validFor: /^[\p{L}\p{N} .'’-]*$/u }
}

function namesOf({ state }: CompletionContext): readonly string[] {
  return state.field(knownMusic)?.shown ?? []
}

/** A cue for each piece there is; one as an example where there is none. */
function musicCues(context: CompletionContext): readonly Completion[] {
  const names = namesOf(context)
  return (names.length === 0 ? ['theme'] : names.slice(0, 20)).map((name) => {
    return { label: `[music: ${name}]`, detail: 'music', type: 'cue' }
  })
}
