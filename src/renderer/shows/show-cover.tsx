import { useStudio } from '../bridge/studio-context.tsx'
import { Cover } from '../components/cover.tsx'
import { PictureChooser } from '../components/picture-chooser.tsx'
import type { Show } from './show-types.ts'
import { useShowActions } from './use-show-actions.ts'
import styles from './shows.module.css'

/** The cover: a picture that was chosen, or one that is drawn from the title. */
export function ShowCover({ show }: Readonly<{ show: Show }>) {
  const { mediaAddress } = useStudio()
  const actions = useShowActions()
  const { title, cover, picture } = show
  return (
    <div className={styles['cover']}>
      <PictureChooser
        label="Choose a cover…"
        isChosen={cover !== undefined}
        onChoose={() => actions.chooseCover(show)}
        onRemove={() => actions.removeCover(show)}
      >
        <Cover
          title={title}
          look="large"
          {...(picture === undefined ? {} : { picture: mediaAddress(picture) })}
        />
      </PictureChooser>
    </div>
  )
}
