import { Play, Square } from 'lucide-react'
import { IconButton } from '../elements/icon-button.tsx'
import { VoicePicker, type SpeakerVoiceProps } from './voice-picker.tsx'
import styles from './speaker-voice.module.css'

/** The voice of a speaker: to be chosen, and to be heard. */
export function SpeakerVoice(props: SpeakerVoiceProps) {
  const { voice, heard, onHear } = props
  const isHeard = heard === voice
  return (
    <div className={styles['voice']}>
      <VoicePicker {...props} />
      <IconButton
        label={isHeard ? `Stop ${voice}` : `Hear ${voice}`}
        icon={isHeard ? <Square fill="currentColor" /> : <Play fill="currentColor" strokeWidth={0} />}
        onClick={() => onHear(voice)}
      />
    </div>
  )
}
