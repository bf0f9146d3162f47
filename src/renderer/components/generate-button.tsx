import { AudioLines, Check, Square } from 'lucide-react'
import { Button } from '../elements/button.tsx'
import type { RenderOffer } from './render-label.ts'

type GenerateButtonProps = Readonly<{ offer: RenderOffer; onMake: () => void; onStop: () => void }>

/** The one thing to do next in the Studio. */
export function GenerateButton({ offer, onMake, onStop }: GenerateButtonProps) {
  switch (offer.act) {
    case 'make':
      return (
        <Button look="primary" icon={<AudioLines />} aria-keyshortcuts="Control+Enter" onClick={onMake}>
          {offer.label}
        </Button>
      )
    case 'stop':
      return (
        <Button icon={<Square fill="currentColor" />} onClick={onStop}>
          {offer.label}
        </Button>
      )
    case 'none':
      return (
        <Button aria-disabled="true" icon={offer.label === 'Up to date' ? <Check /> : undefined}>
          {offer.label}
        </Button>
      )
  }
}
