import { ImagePlus, X } from 'lucide-react'
import { useRef, useState, type ReactNode } from 'react'
import { Button } from '../elements/button.tsx'
import styles from './picture-chooser.module.css'

type PictureChooserProps = Readonly<{
  /** What the button says before there is a picture. */
  label: string
  /** What the picture is of, for those who do not see where the buttons stand. */
  of?: string
  isChosen: boolean
  onChoose: () => Promise<void>
  onRemove: () => Promise<void>
  /** The picture as it is. */
  children?: ReactNode
}>

/** A picture with what chooses another and what takes it away. */
export function PictureChooser({ label, of, isChosen, onChoose, onRemove, children }: PictureChooserProps) {
  const [isChoosing, setChoosing] = useState(false)
  const buttons = useRef<HTMLSpanElement>(null)
  async function choose() {
    if (isChoosing) return
    setChoosing(true)
    await onChoose()
    setChoosing(false)
  }
  async function remove() {
    // The button that has the focus goes away with the picture.
    buttons.current?.querySelector('button')?.focus()
    await onRemove()
  }
  return (
    <>
      {children}
      <span ref={buttons} className={styles['actions']}>
        <Button size="small" icon={<ImagePlus />} aria-disabled={isChoosing} onClick={() => void choose()}>
          {isChosen ? 'Change…' : label}
          {of !== undefined && (
            <span className="visually-hidden">{isChosen ? ` picture of ${of}` : ` of ${of}`}</span>
          )}
        </Button>
        {isChosen && (
          <Button size="small" look="quiet" icon={<X />} onClick={() => void remove()}>
            Remove
            {of !== undefined && <span className="visually-hidden"> picture of {of}</span>}
          </Button>
        )}
      </span>
    </>
  )
}
