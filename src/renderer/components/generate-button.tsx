import { AudioLines, Check, ListOrdered, Square } from 'lucide-react'
import { useId } from 'react'
import { Button } from '../elements/button.tsx'
import { Tooltip } from '../elements/tooltip.tsx'
import { useGo } from './navigation.ts'
import type { RenderOffer } from './render-label.ts'

type GenerateButtonProps = Readonly<{ offer: RenderOffer; onMake: () => void; onStop: () => void }>

/** The one thing to do next in the Studio. What cannot be done now can still be reached, and says why. */
export function GenerateButton({ offer, onMake, onStop }: GenerateButtonProps) {
  const id = useId()
  const go = useGo()
  const { act, label, detail, reason } = offer
  if (act === 'stop')
    return (
      <Button icon={<Square fill="currentColor" />} onClick={onStop}>
        {label}
      </Button>
    )
  if (act === 'queue')
    return (
      <Button icon={<ListOrdered />} onClick={() => go({ screen: 'queue' })}>
        {label}
      </Button>
    )
  const description = [reason, detail].filter((text) => text !== undefined).join(' ')
  const button =
    act === 'make' ? (
      <Button
        look="primary"
        icon={<AudioLines />}
        aria-keyshortcuts="Control+Enter"
        aria-describedby={id}
        onClick={onMake}
      >
        {label}
      </Button>
    ) : (
      <Button
        aria-disabled="true"
        aria-describedby={id}
        icon={label === 'Up to date' ? <Check /> : undefined}
        // Asks again: what stood in the way may be gone.
        onClick={reason === undefined ? undefined : onMake}
      >
        {label}
      </Button>
    )
  return (
    <>
      {description === '' ? button : <Tooltip text={description}>{button}</Tooltip>}
      <span id={id} className="visually-hidden">
        {description}
      </span>
    </>
  )
}
