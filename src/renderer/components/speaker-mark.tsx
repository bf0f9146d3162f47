import { speakerColours } from '../editor/script-decorations.ts'
import styles from './speaker-mark.module.css'

type SpeakerMarkProps = Readonly<{ name: string; index: number }>

/** A speaker's letter in the speaker's colour. */
export function SpeakerMark({ name, index }: SpeakerMarkProps) {
  const [letter = '?'] = name.trim()
  return (
    <span aria-hidden="true" className={styles['mark']} data-speaker={(index % speakerColours) + 1}>
      {letter.toUpperCase()}
    </span>
  )
}
