import type { AnswerDraft } from '../speech/speech-answer.ts'
import type { AnswerKind, MisbehaviourKind, MisbehaviourOptions } from './misbehaviour.ts'
import { clipped, louder, repeated } from './spoil-samples.ts'

type Spoil = (draft: AnswerDraft, options: MisbehaviourOptions) => AnswerDraft

/** What is billed of an answer without audio: nothing was generated, as far as usageMetadata says. */
const noAudio = { pcm: new Int16Array(0), tokensOut: 0 } as const

const spoils: Readonly<Record<AnswerKind, Spoil>> = {
  'empty-content': (draft) => ({ ...draft, hasContent: false, finishReason: 'OTHER' }),
  'no-candidates': (draft) => ({ ...draft, ...noAudio, hasCandidates: false }),
  'blocked-prompt': (draft) => {
    return { ...draft, ...noAudio, hasCandidates: false, blockReason: 'PROHIBITED_CONTENT' }
  },
  prohibited: (draft) => {
    return { ...draft, ...noAudio, hasContent: false, finishReason: 'PROHIBITED_CONTENT' }
  },
  safety: (draft) => ({ ...draft, ...noAudio, hasContent: false, finishReason: 'SAFETY' }),
  'max-tokens': (draft) => ({ ...firstOf(draft, 0.6), finishReason: 'MAX_TOKENS' }),
  'no-finish': (draft) => ({ ...draft, finishReason: undefined }),
  'no-samples': (draft) => ({ ...draft, pcm: noAudio.pcm }),
  silence: (draft) => ({ ...draft, pcm: new Int16Array(draft.pcm.length) }),
  truncated: (draft, { fraction = 0.3 }) => firstOf(draft, fraction),
  repeated: (draft) => ({ ...draft, pcm: repeated(draft.pcm), tokensOut: 2 * draft.tokensOut }),
  clipped: (draft) => ({ ...draft, pcm: clipped(draft.pcm) }),
  quiet: (draft) => ({ ...draft, pcm: louder(draft.pcm, 0.01) }),
  'wrong-rate': (draft, { rate = 16_000 }) => ({ ...draft, rate }),
  // The samples of another rate and the style spoken aloud are made when it speaks.
  'other-rate': (draft) => draft,
  'style-aloud': (draft) => draft,
  'odd-bytes': (draft) => ({ ...draft, spoilData: oneByteLess }),
  'bad-base64': (draft) => ({ ...draft, spoilData: (data) => `${data.slice(0, -7)}*%$!` }),
  'several-parts': (draft) => ({ ...draft, parts: 3 }),
  'other-spelling': (draft) => {
    const mimeType = draft.container === 'wav' ? 'audio/x-wav' : `audio/l16; rate=${draft.rate}; channels=1`
    return { ...draft, mimeType }
  },
  'no-usage': (draft) => ({ ...draft, hasUsage: false }),
}

/** An answer with something wrong, where that was asked for. */
export function spoilAnswer(draft: AnswerDraft, options: MisbehaviourOptions): AnswerDraft {
  return isAnswerKind(options.kind) ? spoils[options.kind](draft, options) : draft
}

function isAnswerKind(kind: MisbehaviourKind): kind is AnswerKind {
  return Object.hasOwn(spoils, kind)
}

function firstOf(draft: AnswerDraft, fraction: number): AnswerDraft {
  const pcm = draft.pcm.subarray(0, Math.floor(draft.pcm.length * fraction))
  return { ...draft, pcm, tokensOut: Math.ceil(draft.tokensOut * fraction) }
}

function oneByteLess(base64: string): string {
  return Buffer.from(base64, 'base64').subarray(0, -1).toString('base64')
}
