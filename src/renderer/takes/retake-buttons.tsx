import { AudioLines } from 'lucide-react'
import type { RenderPlan } from '../components/episode-types.ts'
import { Button } from '../elements/button.tsx'
import { priceOf } from '../voices/price-of.ts'
import { countOf } from '../../core/text/count-of.ts'
import type { LineTakes, RetakeOffer, RetakeScope } from './take-types.ts'
import { retakeLabel } from './take-words.ts'
import type { Takes } from './use-takes.ts'
import styles from './takes.module.css'

type RetakeButtonsProps = Readonly<{ of: LineTakes; plan: RenderPlan | undefined; takes: Takes }>

/** Having a line said once more: what is made with it, and what that costs. */
export function RetakeButtons({ of, plan, takes }: RetakeButtonsProps) {
  const { retake, isAwaited, isLocked } = of
  if (isAwaited) return <Awaited of={of} plan={plan} takes={takes} />
  if (of.takes.length === 0) return null
  if (retake === undefined)
    return (
      <p className={styles['quiet']}>
        The draft voices say a line the same way every time. With Gemini, each take is another reading.
      </p>
    )
  if (isLocked) return <p className={styles['quiet']}>Unlock the line to have it said once more.</p>
  return (
    <div className={styles['retakes']}>
      <RetakeButton scope="line" of={of} offer={retake} takes={takes} />
      {retake.passage.lines > 1 && <RetakeButton scope="passage" of={of} offer={retake} takes={takes} />}
    </div>
  )
}

function RetakeButton({
  scope,
  of,
  offer,
  takes,
}: Omit<RetakeButtonsProps, 'plan'> & Readonly<{ scope: RetakeScope; offer: RetakeOffer }>) {
  return (
    <Button size="small" icon={<AudioLines />} onClick={() => void takes.retake(of, scope)}>
      {retakeLabel(scope, offer, takes.others)}
    </Button>
  )
}

/** A take that was asked for and is not there yet. */
function Awaited({ of, plan, takes }: RetakeButtonsProps) {
  const lines = plan?.missing ?? 1
  const isInPassage = (of.retake?.passage.lines ?? 1) > 1 && lines > 1
  if (takes.isRendering) return <p className={styles['quiet']}>Another take is on its way.</p>
  return (
    <div className={styles['retakes']}>
      <p className={styles['quiet']}>Another take was asked for and is not made yet.</p>
      <Button size="small" icon={<AudioLines />} onClick={takes.makeAwaited}>
        {lines > 1 ? `Make it and ${countOf(lines - 1, 'other line')}` : 'Make it'} ·{' '}
        {priceOf(plan?.cost ?? 0)}
      </Button>
      <div className={styles['actions']}>
        <Button size="small" look="quiet" onClick={() => void takes.withdraw(of, 'line')}>
          Not wanted any more
        </Button>
        {isInPassage && (
          <Button size="small" look="quiet" onClick={() => void takes.withdraw(of, 'passage')}>
            None of its passage
          </Button>
        )}
      </div>
    </div>
  )
}
