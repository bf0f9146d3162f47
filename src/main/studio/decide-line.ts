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
 * line-changed, and where the decision makes no sense (the line is locked, its take is not there).
 */
export function decideLine(
  episode: EpisodeLines,
  line: string,
  decision: Decision,
  engine: Pick<SpeechEngine, 'rates'>,
): readonly Change[] {
  const at = episode.lines.find((candidate) => candidate.line === line)
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

/** The one that is heard stays so by its number: that an earlier one is missing would count as not made. */
function discard(
  { line, planned, chosen, decision }: LineAt,
  take: string,
  has: (key: string) => boolean,
): readonly Change[] {
  if (!takesOfLine(planned, decision, has).some(({ key }) => key === take)) throw noSuchTake()
  if (take === chosen.key || decision?.lock === take)
    throw new StudioError('take-in-use', 'This take is the one that is heard.')
  if (chosen.of !== planned.key || chosen.isLocked) return []
  return [[line, { ...decision, pick: { of: planned.key, number: chosen.request.take } }]]
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
    const before = chosen.of === planned.key && has(chosen.key) ? chosen.request.take : undefined
    return [line, { ...decision, pick: { of: planned.key, number, before }, latest: number }]
  })
}

function withdraw(
  { line, chosen, decision, planned }: LineAt,
  has: (key: string) => boolean,
): readonly Change[] {
  if (decision?.pick === undefined || has(chosen.key)) return []
  const { before } = decision.pick
  return [
    [line, { ...decision, pick: before === undefined ? undefined : { of: planned.key, number: before } }],
  ]
}

function noSuchTake(): StudioError {
  return new StudioError('file-missing', 'That take is not there any more.')
}
