import { Check, LoaderCircle, Play, Square } from 'lucide-react'
import type { Voice } from '../components/episode-types.ts'
import { Button } from '../elements/button.tsx'
import styles from './voice-card.module.css'

type ShownVoice = Pick<Voice, 'name' | 'character' | 'gender'> & {
  /** What it is called where its name is only an id. */
  readonly title?: string | undefined
  /** Languages, as they are written for people. */
  readonly languages?: string | undefined
}

/** The speaker a voice is looked for, and the way to take it. */
type VoiceUse = { readonly speaker: string; readonly isInUse: boolean; readonly onUse: () => void }

type VoiceCardProps = Readonly<{
  voice: ShownVoice
  /** waiting: asked for, not yet there. */
  sound: 'silent' | 'waiting' | 'heard'
  /** What making its sentence costs; absent where it can be heard as it is. */
  price?: string | undefined
  /** Whether it can be heard or made at all. */
  canHear: boolean
  /** Whether the Tab key reaches its controls. */
  isActive: boolean
  onHear: () => void
  /** Takes the voice for the speaker it was looked for. */
  use?: VoiceUse | undefined
}>

/** One voice: what it is like, and the way to hear it. */
export function VoiceCard(props: VoiceCardProps) {
  const { voice, canHear, use } = props
  const { name, character, gender, title = name, languages } = voice
  return (
    <li data-item className={styles['card']} data-in-use={use?.isInUse}>
      <div className={styles['top']}>
        <div className={styles['words']}>
          <h3 className={styles['name']}>{title}</h3>
          <p className={styles['about']}>
            {character} · {gender}
          </p>
          {languages !== undefined && <p className={styles['about']}>{languages}</p>}
        </div>
        {use !== undefined && <Use {...props} use={use} />}
      </div>
      {canHear && <Hear {...props} />}
    </li>
  )
}

function Use({ voice, isActive, use }: VoiceCardProps & Readonly<{ use: VoiceUse }>) {
  if (use.isInUse)
    return (
      <p className={styles['inUse']}>
        <Check /> In use
      </p>
    )
  return (
    <Button
      size="small"
      tabIndex={isActive ? 0 : -1}
      aria-label={`Use ${voice.title ?? voice.name} for ${use.speaker}`}
      onClick={use.onUse}
    >
      Use
    </Button>
  )
}

function Hear({ voice, sound, price, isActive, onHear }: VoiceCardProps) {
  const { name, title = name } = voice
  const { label, words, icon } =
    sound === 'heard'
      ? { label: `Stop ${title}`, words: 'Stop', icon: <Square fill="currentColor" /> }
      : sound === 'waiting'
        ? { label: `Coming … ${title}, stop`, words: 'Coming …', icon: <LoaderCircle /> }
        : price === undefined
          ? { label: `Hear ${title}`, words: 'Hear', icon: <Play fill="currentColor" strokeWidth={0} /> }
          : {
              label: `Generate preview of ${title}, ${price}`,
              words: `Generate preview · ${price}`,
              icon: undefined,
            }
  return (
    <div className={styles['hear']} data-priced={icon === undefined}>
      <Button
        size="small"
        look="quiet"
        icon={icon}
        tabIndex={isActive ? 0 : -1}
        aria-label={label}
        aria-busy={sound === 'waiting'}
        onClick={onHear}
      >
        {words}
      </Button>
    </div>
  )
}
