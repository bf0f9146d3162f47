import { ImagePlus, X } from 'lucide-react'
import { useState } from 'react'
import { useStudio } from '../bridge/studio-context.tsx'
import { Cover } from '../components/cover.tsx'
import { Button } from '../elements/button.tsx'
import type { Show } from './show-types.ts'
import { useShowActions } from './use-show-actions.ts'
import styles from './shows.module.css'

/** The cover: a picture that was chosen, or one that is drawn from the title. */
export function ShowCover({ show }: Readonly<{ show: Show }>) {
  const { mediaAddress } = useStudio()
  const actions = useShowActions()
  const [isChoosing, setChoosing] = useState(false)
  const { title, cover, picture } = show
  async function choose() {
    setChoosing(true)
    await actions.chooseCover(show)
    setChoosing(false)
  }
  return (
    <div className={styles['cover']}>
      <Cover
        title={title}
        look="large"
        {...(picture === undefined ? {} : { picture: mediaAddress(picture) })}
      />
      <span className={styles['coverActions']}>
        <Button size="small" icon={<ImagePlus />} disabled={isChoosing} onClick={() => void choose()}>
          {cover === undefined ? 'Choose a cover…' : 'Change…'}
        </Button>
        {cover !== undefined && (
          <Button size="small" look="quiet" icon={<X />} onClick={() => void actions.removeCover(show)}>
            Remove
          </Button>
        )}
      </span>
    </div>
  )
}
