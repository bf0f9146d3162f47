import { VoiceGallery } from '../voices/voice-gallery.tsx'
import styles from '../voices/gallery.module.css'

/** All voices, to be heard. */
export function VoicesScreen() {
  return (
    <div className={styles['screen']}>
      <h1 className={styles['heading']}>Voices</h1>
      <VoiceGallery />
    </div>
  )
}
