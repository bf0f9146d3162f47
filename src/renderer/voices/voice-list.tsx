import { useRef, type ReactNode } from 'react'
import { useRovingFocus } from '../elements/use-roving-focus.ts'
import styles from './gallery.module.css'

type VoiceListProps<Item> = Readonly<{
  label: string
  voices: readonly Item[]
  renderVoice: (voice: Item, isActive: boolean) => ReactNode
}>

/** Cards of voices: one stop of the Tab key, the arrow keys go among them. */
export function VoiceList<Item>({ label, voices, renderVoice }: VoiceListProps<Item>) {
  const box = useRef<HTMLUListElement>(null)
  const { active, handlers } = useRovingFocus(box, voices.length)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of the buttons inside
    <ul ref={box} aria-label={label} className={styles['voices']} {...handlers}>
      {voices.map((voice, index) => renderVoice(voice, index === active))}
    </ul>
  )
}
