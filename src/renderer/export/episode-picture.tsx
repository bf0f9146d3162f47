import { useStudio } from '../bridge/studio-context.tsx'
import { Cover } from '../components/cover.tsx'
import { PictureChooser } from '../components/picture-chooser.tsx'
import type { KnownPicture } from './export-types.ts'
import { usePictureActions } from './use-picture-actions.ts'
import styles from './about-episode.module.css'

type EpisodePictureProps = Readonly<{
  id: string
  picture: KnownPicture | undefined
  /** The title of the chapter that it is of; absent: the episode's own cover. */
  chapter?: string
}>

/** The cover of an episode's own, or the picture of a chapter. */
export function EpisodePicture({ id, picture, chapter }: EpisodePictureProps) {
  const { mediaAddress } = useStudio()
  const actions = usePictureActions(id, picture, chapter)
  const isCover = chapter === undefined
  return (
    <div className={styles[isCover ? 'cover' : 'picture']}>
      <PictureChooser
        label={isCover ? 'Choose a cover…' : 'Picture…'}
        {...(isCover ? {} : { of: chapter })}
        isChosen={picture !== undefined}
        onChoose={actions.choose}
        onRemove={actions.remove}
      >
        {picture?.media !== undefined && (
          <div className={isCover ? styles['coverPicture'] : undefined}>
            <Cover
              title={picture.file}
              look={isCover ? 'large' : 'small'}
              picture={mediaAddress(picture.media)}
            />
          </div>
        )}
      </PictureChooser>
      {picture !== undefined && picture.media === undefined && (
        <p className={styles['failure']}>{picture.file} is no longer in the folder of the episode.</p>
      )}
      {isCover && picture === undefined && (
        <p className={styles['name']}>Without one it has its show’s, or one drawn from its title.</p>
      )}
    </div>
  )
}
