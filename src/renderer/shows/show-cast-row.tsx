import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { PaceSlider } from '../components/pace-slider.tsx'
import { SpeakerMark } from '../components/speaker-mark.tsx'
import { SpeakerVoice } from '../components/speaker-voice.tsx'
import type { VoiceChoosing } from '../components/voice-picker.tsx'
import { IconButton } from '../elements/icon-button.tsx'
import { TextField } from '../elements/text-field.tsx'
import type { ShowCast } from './show-types.ts'
import { useKeptText } from './use-kept-text.ts'
import styles from './shows.module.css'

type Entry = ShowCast[string]

type ShowCastRowProps = Readonly<{
  speaker: string
  index: number
  entry: Entry
  voice: string
  choosing: VoiceChoosing
  onShowAll: () => void
  onChange: (entry: Entry) => void
  onRemove: () => void
}>

/** Milliseconds of rest after which a slider has come to its place. */
const rest = 500

/** One speaker of a show. */
export function ShowCastRow(props: ShowCastRowProps) {
  const { speaker, index, entry, voice, choosing, onShowAll, onChange, onRemove } = props
  const style = useKeptText(entry.style ?? '', (text) => {
    const { style: _, ...others } = entry
    onChange(text === '' ? others : { ...others, style: text })
  })
  const [pace, slide] = useSlide(entry.pace ?? 1, (value) => onChange({ ...entry, pace: value }))
  return (
    <li className={styles['member']}>
      <span className={styles['who']}>
        <SpeakerMark name={speaker} index={index} />
        <span className={styles['speaker']}>{speaker}</span>
      </span>
      <SpeakerVoice
        speaker={speaker}
        voice={voice}
        {...choosing}
        onShowAll={onShowAll}
        onChoose={(name) => onChange({ ...entry, voice: name })}
      />
      <TextField
        label={`Style of ${speaker}`}
        placeholder="Style, such as warm, unhurried"
        maxLength={500}
        value={style.text}
        onText={style.setText}
        onBlur={style.keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') style.keep()
          if (event.key === 'Escape') style.putBack()
        }}
      />
      <span className={styles['pace']}>
        <PaceSlider speaker={speaker} pace={pace} onSlide={slide} />
      </span>
      <IconButton label={`Remove ${speaker}`} size="small" icon={<X />} onClick={onRemove} />
    </li>
  )
}

/** A value that moves while it is slid and is saved when it rests. */
function useSlide(known: number, save: (value: number) => void) {
  const [slid, setSlid] = useState<number>()
  const timer = useRef<number | undefined>(undefined)
  useEffect(() => () => window.clearTimeout(timer.current), [])
  function slide(value: number) {
    setSlid(value)
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => {
      setSlid(undefined)
      save(value)
    }, rest)
  }
  return [slid ?? known, slide] as const
}
