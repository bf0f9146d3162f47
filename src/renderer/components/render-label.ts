import { spellDollars } from '../../core/price/spell-dollars.ts'
import { countOf } from '../../core/text/count-of.ts'
import { spellDuration } from '../../core/text/spell-duration.ts'
import type { RenderPlan } from './episode-types.ts'
import { spellBatch } from './spell-batch.ts'

export type RenderOffer = {
  /** queue: it waits there already. */
  readonly act: 'make' | 'stop' | 'queue' | 'none'
  readonly label: string
  /** The audio is what the script says. */
  readonly isCurrent?: true
  /** Nothing would be asked for: what is missing is being made in a batch. */
  readonly isCollecting?: true
  /** What more there is to know before it is done. */
  readonly detail?: string
  /** Why it cannot be done now. */
  readonly reason?: string
}

/** What the button beside the title says and does: exactly what will happen, for how much, in what time. */
export function offerRender(
  plan: RenderPlan | undefined,
  isRendering: boolean,
  now = new Date(),
): RenderOffer {
  if (isRendering) return { act: 'stop', label: 'Stop' }
  if (plan === undefined) return { act: 'none', label: 'Reading the script' }
  if (plan.lines.states === '') return { act: 'none', label: 'Nothing to generate yet' }
  if (plan.isCurrent) return { act: 'none', label: 'Up to date', isCurrent: true }
  if (plan.missing === 0) return { act: 'make', label: `Put together · free · ${spellWait(plan.wait)}` }
  const batch = plan.batch === undefined ? undefined : spellBatch(plan.batch, now)
  if (batch !== undefined && plan.batch?.lines === plan.missing)
    return {
      act: 'make',
      isCollecting: true,
      label: `Collect ${countOf(plan.missing, 'line')} · paid already`,
      detail: batch,
    }
  const label = [
    `Generate ${countOf(plan.missing, 'line')}`,
    plan.cost === 0 ? 'free' : `about ${spellDollars(plan.cost)}`,
    plan.service === 'batch' ? `within ${spellWait(plan.wait)}` : spellWait(plan.wait),
  ].join(' · ')
  const detail = [detailOf(plan), batch].filter((sentence) => sentence !== undefined).join(' ')
  if (plan.obstacle !== undefined) return { act: 'none', label, detail, reason: plan.obstacle.message }
  return { act: 'make', label, detail }
}

function detailOf({ lines, ending, missing, speech, wait, service }: RenderPlan): string {
  const there = lines.states.length + (ending === undefined ? 0 : 1) - missing
  const reused = there === 0 ? '' : ` ${countOf(there, 'line')} ${there === 1 ? 'is' : 'are'} there already.`
  const when = {
    standard: `${spellWait(wait)} at today’s pace`,
    flex: `half price, ${spellWait(wait)} at today’s pace and longer when Google has little room`,
    batch: `half price, in a batch that Google may take ${spellWait(wait)} for`,
  }[service ?? 'standard']
  return `${spellWait(speech)} of speech; ${when}.${reused}`
}

function spellWait(seconds: number): string {
  return spellDuration(Math.max(1, seconds))
}
