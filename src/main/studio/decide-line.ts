import type { z } from 'zod'
import type { LineDecision } from '../../core/takes/line-decision.ts'
import { nextNumber, takesOfLine } from '../../core/takes/takes-of-line.ts'
import type { lineDecision } from '../../shared/ipc/take-shapes.ts'
import { StudioError } from '../../shared/studio-error.ts'
import type { SpeechEngine } from '../engines/speech-engine.ts'
import { lineIsGone, type EpisodeLines, type LineAt } from './line-at.ts'

type Decision = z.output<typeof lineDecision>
type Change = readonly [line: string, decision: LineDecision]

/**
 * What a person's decision changes in an episode's `lines`: the new entry of each line it concerns. Throws StudioError:
 * line-changed, and where the decision makes no sense (the line is locked, its take is not there). Of lines that are
 * the same the one at `turn` is meant, if it is still there.
 */
export function decideLine(
  episode: EpisodeLines,
  { line, turn }: { readonly line: string; readonly turn: number },
  decision: Decision,
  engine: Pick<SpeechEngine, 'rates'>,
): readonly Change[] {
  const same = episode.lines.filter((candidate) => candidate.line === line)
  const at = same.find((candidate) => candidate.planned.turn === turn) ?? same[0]
  if (at === undefined) throw lineIsGone()
  const has = (key: string) => episode.known.has(key)
  const now = at.decision ?? {}
  switch (decision.kind) {
    case 'pick': {
      const picked = takesOfLine(at.planned, at.decision, has).find(({ key }) => key === decision.take)
      if (picked === undefined) throw noSuchTake()
      const pick = { of: at.planned.key, number: picked.request.take }
      return [[line, at.chosen.isLocked ? { ...now, pick, lock: picked.key } : { ...now, pick }]]
    }
    case 'lock': {
      const locked = decision.take ?? at.chosen.key
      if (decision.isLocked && !has(locked)) throw noSuchTake()
      return [[line, { ...now, lock: decision.isLocked ? locked : undefined }]]
    }
    case 'accept': {
      const others = now.accepted?.filter((key) => key !== decision.take) ?? []
      return [[line, { ...now, accepted: decision.isAccepted ? [...others, decision.take] : others }]]
    }
    case 'retake':
      if (engine.rates === undefined)
        throw new StudioError('retake-useless', 'The draft voices would say this line the same way again.')
      return retake(linesFor(episode, at, decision.scope), has)
    case 'withdraw':
      return linesFor(episode, at, decision.scope).flatMap((one) => withdraw(one, has))
    case 'discard':
      return decision.isDiscarded ? discard(at, decision.take, has) : []
    case 'note':
      return [[line, { ...now, note: decision.note === '' ? undefined : decision.note }]]
  }
}

/**
 * The one that is heard, or would be without the lock, stays so by its number: that an earlier one is missing would count
 * as not made. The number of the one that goes is not given again: it may come back, and audio may have been made of it.
 */
function discard(
  { line, planned, chosen, decision }: LineAt,
  take: string,
  has: (key: string) => boolean,
): readonly Change[] {
  const takes = takesOfLine(planned, decision, has)
  const gone = takes.find(({ key }) => key === take)
  if (gone === undefined) throw noSuchTake()
  if (take === chosen.key || decision?.lock === take)
    throw new StudioError('take-in-use', 'This take is the one that is heard.')
  const left = takes.filter((other) => other !== gone)
  const locked = left.find(({ key }) => key === chosen.key) ?? left[0]
  const heard = chosen.isLocked ? locked : chosen
  const isPicked = decision?.pick?.of === planned.key && decision.pick.number !== gone.request.take
  const pick =
    isPicked || heard === undefined ? decision?.pick : { of: planned.key, number: heard.request.take }
  return [[line, { ...decision, pick, latest: Math.max(decision?.latest ?? 1, gone.request.take) }]]
}

function linesFor(episode: EpisodeLines, at: LineAt, scope: 'line' | 'passage'): readonly LineAt[] {
  if (scope === 'line') {
    if (at.chosen.isLocked) throw new StudioError('line-locked', 'This line is locked: unlock it first.')
    return [at]
  }
  return episode.passageOf(at).filter(({ chosen }) => !chosen.isLocked)
}

/** All get the same number, so that they are asked for in one request. */
function retake(lines: readonly LineAt[], has: (key: string) => boolean): readonly Change[] {
  const number = Math.max(1, ...lines.map(({ planned, decision }) => nextNumber(planned, decision, has)))
  return lines.map(({ line, planned, chosen, decision }): Change => {
    const asked = decision?.pick?.of === planned.key ? decision.pick.before : undefined
    const before = has(chosen.key) ? chosen.request.take : asked
    return [line, { ...decision, pick: { of: planned.key, number, before }, latest: number }]
  })
}

function withdraw(
  { line, chosen, decision, planned }: LineAt,
  has: (key: string) => boolean,
): readonly Change[] {
  if (decision?.pick?.of !== planned.key || has(chosen.key)) return []
  const { before } = decision.pick
  const numbers = takesOfLine(planned, decision, has).map(({ request }) => request.take)
  // The one before may be in the trash by now.
  const number = before === undefined || numbers.includes(before) ? before : numbers[0]
  return [[line, { ...decision, pick: number === undefined ? undefined : { of: planned.key, number } }]]
}

function noSuchTake(): StudioError {
  return new StudioError('file-missing', 'That take is not there any more.')
}
