import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete'
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
  { label: '[music: theme, fade 3s]', detail: 'music', type: 'cue' },
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
  if (cue !== null) return { from: cue.from, options: cues, validFor: /^\[[a-z: ]*$/i }
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
