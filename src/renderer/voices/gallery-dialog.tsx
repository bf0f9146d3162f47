import type { Engine } from '../components/episode-types.ts'
import { Dialog } from '../elements/dialog.tsx'
import { VoiceGallery } from './voice-gallery.tsx'
import styles from './gallery.module.css'

type GalleryDialogProps = Readonly<{
  engine: Engine
  speaker: string
  voice: string
  onUse: (voice: string) => void
  onClose: () => void
}>

/** The gallery, to choose a speaker's voice from. */
export function GalleryDialog({ engine, speaker, voice, onUse, onClose }: GalleryDialogProps) {
  return (
    <Dialog title={`A voice for ${speaker}`} width={980} onClose={onClose}>
      <div className={styles['dialog']}>
        <VoiceGallery engine={engine} choosing={{ speaker, voice, onUse }} />
      </div>
    </Dialog>
  )
}
