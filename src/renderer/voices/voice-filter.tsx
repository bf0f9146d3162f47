import { Search } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Voice } from '../components/episode-types.ts'
import { Segmented } from '../elements/segmented.tsx'
import { TextField } from '../elements/text-field.tsx'
import styles from './gallery.module.css'

export type VoiceWish = { readonly text: string; readonly gender: 'any' | Voice['gender'] }

export const anyVoice: VoiceWish = { text: '', gender: 'any' }

const genders = [
  { value: 'any', label: 'Any' },
  { value: 'female', label: 'Female' },
  { value: 'male', label: 'Male' },
] as const

type VoiceFilterProps = Readonly<{
  wish: VoiceWish
  onWish: (wish: VoiceWish) => void
  children?: ReactNode
}>

/** What kind of voice is looked for. */
export function VoiceFilter({ wish, onWish, children }: VoiceFilterProps) {
  return (
    <div className={styles['tools']} role="search">
      <span className={styles['search']}>
        <TextField
          label="Find by name or character"
          type="search"
          placeholder="Find by name or character"
          icon={<Search />}
          value={wish.text}
          onText={(text) => onWish({ ...wish, text })}
        />
      </span>
      <Segmented
        label="Gender"
        value={wish.gender}
        options={genders}
        onChoose={(gender) => onWish({ ...wish, gender })}
      />
      {children}
    </div>
  )
}

/** The voices that are as wished for. */
export function filterVoices(voices: readonly Voice[], { text, gender }: VoiceWish): readonly Voice[] {
  const plain = text.trim().toLowerCase()
  return voices.filter(
    (voice) =>
      (gender === 'any' || voice.gender === gender) &&
      `${voice.name} ${voice.character}`.toLowerCase().includes(plain),
  )
}
