import { availableParallelism } from 'node:os'
import { castDraftVoices, type OtherVoice } from '../../../core/cast/draft-cast.ts'
import { draftVoices, type DraftVoice } from '../../../core/cast/draft-voices.ts'
import { estimateTurn } from '../../../core/draft/estimate-turn.ts'
import { planTurn, type DraftPart } from '../../../core/draft/plan-turn.ts'
import { StudioError } from '../../../shared/studio-error.ts'
import type { Passage, PassageTurn, SpeechEngine, Spoken, WordTime } from '../speech-engine.ts'
import { draftRate, draftSpeechSchema, type DraftSpeech, type DraftTask } from './draft-task.ts'
import { createWorkerPool } from './worker-pool.ts'

export type DraftEngineSettings = {
  /** The file of `flite-worker.ts`, or of what it was built to. */
  readonly workerPath: string | URL
  /** Voices of Google's extended library that a cast may name; draft voices stand in for them. */
  readonly libraryVoices?: (() => readonly OtherVoice[]) | undefined
  /** How many turns are spoken at once; without it two, or one on a single core. */
  readonly workers?: number | undefined
  /** Seconds one call of about 35 s of speech may take; without it 30. */
  readonly timeLimit?: number | undefined
}

/** Changes when the same words would sound different: it is part of every take's key. */
const model = 'draft-1'
/** Seconds between two turns of one passage. */
const gapSeconds = 0.35

type PlannedTurn = {
  readonly turn: PassageTurn
  readonly voice: DraftVoice
  readonly parts: readonly DraftPart[]
}

/**
 * The built-in voices: offline, free, English, and deterministic: the same passage gives the same bytes. Takes the
 * names of its own voices and of Gemini's, for which one of its own stands in.
 */
export function createDraftEngine(settings: DraftEngineSettings): SpeechEngine {
  const workers = settings.workers ?? Math.min(2, availableParallelism())
  const pool = createWorkerPool<DraftTask, DraftSpeech>({
    path: settings.workerPath,
    workers,
    timeLimit: settings.timeLimit ?? 30,
    parseResult: (result) => draftSpeechSchema.parse(result),
  })

  return {
    id: 'draft',
    model,
    usesStyle: false,
    voicesFor: (cast) =>
      new Map(
        Array.from(castDraftVoices(cast, settings.libraryVoices?.()), ([speaker, voice]) => [
          speaker,
          voice.name,
        ]),
      ),
    voices: () =>
      Promise.resolve(
        draftVoices.map(({ name, character, gender }) => {
          return { name, engine: 'draft', character, gender, languages: ['en'] }
        }),
      ),
    limits: () => ({
      speakersPerRequest: draftVoices.length,
      turnsPerRequest: 1,
      inputTokens: 100_000,
      secondsPerRequest: 3000,
      concurrency: workers,
    }),
    estimate({ turns }) {
      const spoken = turns.reduce((total, turn) => total + estimateTurn(turn), 0)
      return { seconds: spoken + gapSeconds * (turns.length - 1), tokensIn: 0, tokensOut: 0, cost: 0 }
    },
    check(passage) {
      planPassage(passage)
    },
    async speak(passage, { signal, onProgress }) {
      if (signal.aborted) throw new StudioError('cancelled', 'Speaking was cancelled.')
      const planned = planPassage(passage)
      const seconds = planned.map(() => 0)
      const failed = new AbortController()
      const speakTurn = (plan: PlannedTurn, index: number) =>
        pool.run(taskOf(plan), {
          place: plan.turn.place,
          signal: AbortSignal.any([signal, failed.signal]),
          onProgress(now) {
            seconds[index] = now
            onProgress?.(seconds.reduce((total, one) => total + one, 0))
          },
        })
      try {
        return joinTurns(planned, await Promise.all(planned.map(speakTurn)))
      } catch (error) {
        // The other turns of the passage are of no use now.
        failed.abort()
        throw error
      }
    },
    rest: () => pool.rest(),
    close: () => pool.close(),
  }
}

/** Throws what `planTurn` and `castDraftVoices` throw, and `unsupported-language`. */
function planPassage({ turns, language }: Passage): PlannedTurn[] {
  if (language !== undefined && !/^en(?:[-_]|$)/iu.test(language.trim())) {
    const sentence = `The draft voices speak English only, and the language given is ${language}.`
    throw new StudioError('unsupported-language', sentence)
  }
  if (turns.length === 0) throw new StudioError('unspeakable-text', 'There is no turn to speak.')
  const cast = castDraftVoices(turns)
  return turns.map((given) => {
    const voice = cast.get(given.speaker)
    if (voice === undefined) throw new Error(`No voice for ${given.speaker}`)
    const turn = { ...given, pace: Math.min(2, Math.max(0.5, given.pace)) }
    return { turn, voice, parts: planTurn(turn) }
  })
}

function taskOf({ turn, voice, parts }: PlannedTurn): DraftTask {
  const { base, stretch, pitch, gain } = voice
  return {
    base,
    stretch,
    pitch,
    gain,
    pace: turn.pace,
    parts: parts.map((part) => {
      if (part.kind === 'silence') return part
      const pieces = part.pieces.map((tokens) => ({
        // An empty line ends a sentence for Flite, as a new paragraph does for a reader.
        text: tokens
          .map(({ text, startsParagraph }) => (startsParagraph ? `\n\n${text}` : text))
          .join(' ')
          .trim(),
        words: tokens.map(({ text }) => text),
      }))
      return { kind: 'speech', pieces }
    }),
  }
}

function joinTurns(planned: readonly PlannedTurn[], spoken: readonly DraftSpeech[]): Spoken {
  const gap = Math.round(gapSeconds * draftRate)
  const length = spoken.reduce((total, { pcm }) => total + pcm.length, 0) + gap * (spoken.length - 1)
  const pcm = new Int16Array(length)
  const words: WordTime[] = []
  let from = 0
  for (const [index, speech] of spoken.entries()) {
    const plan = planned[index]
    pcm.set(speech.pcm, from)
    if (plan !== undefined) words.push(...wordTimes(plan, index, speech, from / draftRate))
    from += speech.pcm.length + gap
  }
  return { pcm, rate: draftRate, finish: 'stop', usage: { tokensIn: 0, tokensOut: 0, cost: 0 }, words }
}

function wordTimes(
  { turn, parts }: PlannedTurn,
  index: number,
  speech: DraftSpeech,
  from: number,
): WordTime[] {
  const tokens = parts.flatMap((part) => (part.kind === 'speech' ? part.pieces.flat() : []))
  return speech.words.flatMap(({ word, start, end }) => {
    const token = tokens[word]
    if (token === undefined) return []
    const { at, length } = token
    return [
      {
        turn: index,
        word: turn.text.slice(at, at + length),
        at,
        length,
        start: from + start,
        end: from + end,
      },
    ]
  })
}
