import type { RenderOffer } from '../components/render-label.ts'
import type { ShownJob } from './queue-types.ts'

/**
 * What the button of the Studio offers when there is a queue: an episode that waits for its turn or its time is in it; one
 * that comes after another is added to it.
 */
export function offerInLine(
  offer: RenderOffer,
  job: ShownJob | undefined,
  isOtherRunning: boolean,
): RenderOffer {
  if (offer.act === 'stop') return offer
  if (job?.state === 'waiting') return { act: 'queue', label: 'In the queue', detail: 'Shows the queue.' }
  if (job?.state === 'batch' && offer.isCollecting === true)
    return { act: 'queue', label: 'Google is making it', detail: `${offer.detail} Shows the queue.` }
  if (offer.act !== 'make' || !isOtherRunning) return offer
  const [, ...figures] = offer.label.split(' · ')
  const after = 'Another episode is being made; this one comes after it.'
  return {
    ...offer,
    label: ['Add to the queue', ...figures].join(' · '),
    detail: offer.detail === undefined ? after : `${after} ${offer.detail}`,
  }
}
