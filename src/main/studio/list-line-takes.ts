import { levelOf } from '../../core/audio/speech-level.ts'
import { takesOfLine } from '../../core/takes/takes-of-line.ts'
import type { SpeechEngine } from '../engines/speech-engine.ts'
import type { TakeFile } from '../takes/take-file.ts'
import type { TakeStore } from '../takes/take-store.ts'
import { lineIsGone, type EpisodeLines, type LineAt } from './line-at.ts'
import { estimatesOf } from './plan-script.ts'
import type { CallOutput } from './worker/studio-calls.ts'

type Listed = CallOutput<'lineTakes'>

/** The takes of the line at `turn`, and what another would cost. Throws StudioError: line-changed. */
export async function listLineTakes(
  episode: EpisodeLines,
  turn: number,
  engine: SpeechEngine,
  store: Pick<TakeStore, 'facts' | 'audioPath'>,
): Promise<Listed> {
  const at = episode.lines.find((candidate) => candidate.planned.turn === turn)
  const said = episode.script.turns[turn]
  if (at === undefined || said === undefined) throw lineIsGone()
  const has = (key: string) => episode.known.has(key)
  const numbers = new Map(
    takesOfLine(at.planned, at.decision, has).map(({ key, request }) => [key, request.take]),
  )
  // A locked line may be heard from a take in another voice.
  const keys = new Set([...numbers.keys(), ...(has(at.chosen.key) ? [at.chosen.key] : [])])
  const facts = await Promise.all([...keys].map((key) => store.facts(key)))
  return {
    line: at.line,
    turn,
    speaker: said.speaker,
    text: said.text,
    takes: facts
      .filter((take) => take !== undefined)
      .map((take) => describe(take, at, numbers.get(take.key), store.audioPath(take.key))),
    isLocked: at.chosen.isLocked,
    note: at.decision?.note ?? '',
    isAwaited: keys.size > 0 && !has(at.chosen.key) && !at.chosen.isLocked,
    ...(engine.rates === undefined ? {} : { retake: retakePrice(episode, at, engine) }),
  }
}

function describe(take: TakeFile, at: LineAt, number: number | undefined, audio: string) {
  const { key, samples, rate, level, createdAt, usage, note, passage } = take
  return {
    take: key,
    ...(number === undefined ? {} : { number }),
    audio,
    seconds: samples / rate,
    loudness: levelOf([level]) ?? null,
    madeAt: createdAt,
    cost: usage.cost,
    isFromPassage: passage !== undefined,
    verdict: note?.verdict ?? ('unchecked' as const),
    reasons: note?.reasons.map(({ message }) => message) ?? [],
    isAccepted: at.decision?.accepted?.includes(key) ?? false,
    isChosen: at.chosen.key === key,
  }
}

function retakePrice(episode: EpisodeLines, at: LineAt, engine: SpeechEngine): Listed['retake'] {
  const passage = episode.passageOf(at).filter(({ chosen }) => !chosen.isLocked)
  const priceOf = (lines: readonly LineAt[]) => {
    const [estimate] = estimatesOf(episode.script, [lines.map(({ planned }) => planned)], engine)
    return { cost: estimate?.cost ?? 0, seconds: estimate?.seconds ?? 0 }
  }
  return { line: priceOf([at]), passage: { lines: Math.max(1, passage.length), ...priceOf(passage) } }
}
