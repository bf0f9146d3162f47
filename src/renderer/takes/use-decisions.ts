import { useMemo } from 'react'
import { ask } from '../bridge/ask.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useReport } from '../bridge/use-report.ts'
import type { LineDecision, LineMeant, LineTake, LineTakes, RetakeScope } from './take-types.ts'
import { takeName } from './take-words.ts'

/** What a person decides about lines and their takes. Each is told, with the way back. */
export type Decisions = {
  /** Whether main took it; the plan and the takes are new then. */
  readonly decide: (of: LineMeant, decision: LineDecision) => Promise<boolean>
  readonly pick: (of: LineTakes, take: LineTake) => Promise<void>
  readonly setLocked: (of: LineTakes, isLocked: boolean) => Promise<boolean>
  readonly accept: (of: LineMeant, take: string, isAccepted: boolean) => Promise<boolean>
  /** Moves a take to the trash. */
  readonly discard: (of: LineTakes, take: LineTake) => Promise<void>
  readonly withdraw: (of: LineMeant, scope: RetakeScope) => Promise<void>
}

/** Decisions about the lines of an episode. */
export function useDecisions(episode: string): Decisions {
  const { bridge, queries, toasts } = useStudio()
  const report = useReport()
  return useMemo(() => {
    async function decide({ line, turn }: LineMeant, decision: LineDecision): Promise<boolean> {
      const reply = await ask(bridge, 'episode.decide', { id: episode, line, turn, decision })
      report(reply)
      // A note is no part of the plan.
      if (reply.ok && decision.kind === 'note') queries.refresh('episode.lineTakes')
      else await queries.renew('episode.plan', { id: episode })
      return reply.ok
    }
    /** Says what was done; Undo decides the opposite. */
    async function decideWithUndo(of: LineMeant, decision: LineDecision, done: string, undo: LineDecision) {
      const isDone = await decide(of, decision)
      if (isDone) toasts.show(done, { action: { label: 'Undo', onChoose: () => void decide(of, undo) } })
      return isDone
    }
    return {
      decide,
      async pick(of, take) {
        const done = `${takeName(take)} is the one, from the next time the episode is generated.`
        await decideWithUndo(of, { kind: 'pick', take: take.take }, done, backFromPick(of))
      },
      async setLocked(of, isLocked) {
        const heard = of.takes.find(({ isChosen }) => isChosen)
        return isLocked
          ? decideWithUndo(
              of,
              { kind: 'lock', isLocked },
              'Locked: this take stays until its line is changed.',
              { kind: 'lock', isLocked: false },
            )
          : decideWithUndo(of, { kind: 'lock', isLocked }, 'Unlocked.', {
              kind: 'lock',
              isLocked: true,
              ...(heard === undefined ? {} : { take: heard.take }),
            })
      },
      accept: (of, take, isAccepted) =>
        decideWithUndo(
          of,
          { kind: 'accept', take, isAccepted },
          isAccepted ? 'Accepted.' : 'Not accepted any more.',
          { kind: 'accept', take, isAccepted: !isAccepted },
        ),
      async discard(of, take) {
        const discard = { kind: 'discard', take: take.take } as const
        await decideWithUndo(of, { ...discard, isDiscarded: true }, `${takeName(take)} is in the trash.`, {
          ...discard,
          isDiscarded: false,
        })
      },
      async withdraw(of, scope) {
        const done = scope === 'line' ? 'The take is not wanted any more.' : 'The passage stays as it is.'
        await decideWithUndo(of, { kind: 'withdraw', scope }, done, { kind: 'retake', scope })
      },
    }
  }, [bridge, queries, toasts, report, episode])
}

/** What brings back the take that is heard now, when another is picked. */
function backFromPick({ takes, isLocked }: LineTakes): LineDecision {
  const heard = takes.find(({ isChosen }) => isChosen)
  // One that was asked for is asked for again.
  if (heard === undefined) return { kind: 'retake', scope: 'line' }
  if (isLocked) return { kind: 'lock', isLocked: true, take: heard.take }
  return { kind: 'pick', take: heard.take }
}
