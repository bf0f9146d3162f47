import { countOf } from '../../core/text/count-of.ts'
import { spellDuration } from '../../core/text/spell-duration.ts'
import type { RenderPlan } from './episode-types.ts'

export type RenderOffer = {
  readonly act: 'make' | 'stop' | 'none'
  readonly label: string
}

/** What the button beside the title says and does: exactly what will happen, for how much, in what time. */
export function offerRender(
  plan: RenderPlan | undefined,
  isRendering: boolean,
  hasAudio: boolean,
): RenderOffer {
  if (isRendering) return { act: 'stop', label: 'Stop' }
  if (plan === undefined) return { act: 'none', label: 'Reading the script' }
  if (plan.lines.length === 0) return { act: 'none', label: 'Nothing to make yet' }
  if (plan.isCurrent) return { act: 'none', label: 'Up to date' }
  if (plan.missing === 0) return { act: 'make', label: `Put together · free · ${spellWait(plan.wait)}` }
  const verb = hasAudio ? 'Make again' : 'Make'
  return {
    act: 'make',
    label: [`${verb} ${countOf(plan.missing, 'line')}`, spellCost(plan.cost), spellWait(plan.wait)].join(
      ' · ',
    ),
  }
}

function spellWait(seconds: number): string {
  return spellDuration(Math.max(1, seconds))
}

/** USD; below a cent it says so rather than nothing. */
function spellCost(cost: number): string {
  if (cost === 0) return 'free'
  return cost < 0.01 ? 'under $0.01' : `$${cost.toFixed(2)}`
}
