import { ImagePlus, X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
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
  async function choose() {
    setChoosing(true)
    await onChoose()
    setChoosing(false)
  }
  return (
    <>
      {children}
      <span className={styles['actions']}>
        <Button size="small" icon={<ImagePlus />} disabled={isChoosing} onClick={() => void choose()}>
          {isChosen ? 'Change…' : label}
          {of !== undefined && (
            <span className="visually-hidden">{isChosen ? ` picture of ${of}` : ` of ${of}`}</span>
          )}
        </Button>
        {isChosen && (
          <Button size="small" look="quiet" icon={<X />} onClick={() => void onRemove()}>
            Remove
            {of !== undefined && <span className="visually-hidden"> picture of {of}</span>}
          </Button>
        )}
      </span>
    </>
  )
}
