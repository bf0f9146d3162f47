import { spellDollars } from '../../core/price/spell-dollars.ts'
import { countOf } from '../../core/text/count-of.ts'
import { spellDuration } from '../../core/text/spell-duration.ts'
import type { RenderPlan } from './episode-types.ts'

export type RenderOffer = {
  readonly act: 'make' | 'stop' | 'none'
  readonly label: string
  /** What more there is to know before it is done. */
  readonly detail?: string
  /** Why it cannot be done now. */
  readonly reason?: string
}

/** What the button beside the title says and does: exactly what will happen, for how much, in what time. */
export function offerRender(
  plan: RenderPlan | undefined,
  isRendering: boolean,
  hasAudio: boolean,
): RenderOffer {
  if (isRendering) return { act: 'stop', label: 'Stop' }
  if (plan === undefined) return { act: 'none', label: 'Reading the script' }
  if (plan.lines.states === '') return { act: 'none', label: 'Nothing to make yet' }
  if (plan.isCurrent) return { act: 'none', label: 'Up to date' }
  if (plan.missing === 0) return { act: 'make', label: `Put together · free · ${spellWait(plan.wait)}` }
  const verb = hasAudio ? 'Make again' : 'Make'
  const label = [
    `${verb} ${countOf(plan.missing, 'line')}`,
    plan.cost === 0 ? 'free' : `about ${spellDollars(plan.cost)}`,
    spellWait(plan.wait),
  ].join(' · ')
  const detail = detailOf(plan)
  if (plan.obstacle !== undefined) return { act: 'none', label, detail, reason: plan.obstacle.message }
  return { act: 'make', label, detail }
}

function detailOf({ lines, missing, speech, wait }: RenderPlan): string {
  const there = lines.states.length - missing
  const reused = there === 0 ? '' : ` ${countOf(there, 'line')} ${there === 1 ? 'is' : 'are'} there already.`
  return `${spellWait(speech)} of speech; ${spellWait(wait)} at today’s pace.${reused}`
}

function spellWait(seconds: number): string {
  return spellDuration(Math.max(1, seconds))
}
