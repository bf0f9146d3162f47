import { AudioLines, Check, ListOrdered, Square } from 'lucide-react'
import { useId } from 'react'
import { Button } from '../elements/button.tsx'
import { Tooltip } from '../elements/tooltip.tsx'
import { useGo } from './navigation.ts'
import type { RenderOffer } from './render-label.ts'

type GenerateButtonProps = Readonly<{ offer: RenderOffer; onMake: () => void; onStop: () => void }>

/**
 * The one thing to do next in the Studio. What cannot be done now can still be reached, and says why. It is one button in
 * all its states, so that whoever pressed it keeps the focus.
 */
export function GenerateButton({ offer, onMake, onStop }: GenerateButtonProps) {
  const id = useId()
  const go = useGo()
  const { act, label, detail, reason } = offer
  const description = act === 'stop' || act === 'queue' ? '' : spellDescription(detail, reason)
  const ways = {
    stop: { icon: <Square fill="currentColor" />, onClick: onStop },
    queue: { icon: <ListOrdered />, onClick: () => go({ screen: 'queue' }) },
    make: { look: 'primary', icon: <AudioLines />, 'aria-keyshortcuts': 'Control+Enter', onClick: onMake },
    none: {
      'aria-disabled': true,
      icon: offer.isCurrent === true ? <Check /> : undefined,
      // Asks again: what stood in the way may be gone.
      onClick: reason === undefined ? undefined : onMake,
    },
  } as const
  return (
    <>
      <Tooltip text={description}>
        <Button {...ways[act]} aria-describedby={description === '' ? undefined : id}>
          {label}
        </Button>
      </Tooltip>
      <span id={id} className="visually-hidden">
        {description}
      </span>
    </>
  )
}

function spellDescription(detail: string | undefined, reason: string | undefined): string {
  return [reason, detail].filter((text) => text !== undefined).join(' ')
}
