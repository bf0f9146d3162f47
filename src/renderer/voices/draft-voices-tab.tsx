import { useState } from 'react'
import { EmptyState } from '../elements/empty-state.tsx'
import { TextField } from '../elements/text-field.tsx'
import type { Voice } from '../components/episode-types.ts'
import { choiceOf, soundOf, type GalleryTabProps } from './gallery-types.ts'
import { VoiceCard } from './voice-card.tsx'
import { anyVoice, filterVoices, VoiceFilter } from './voice-filter.tsx'
import { VoiceList } from './voice-list.tsx'
import styles from './gallery.module.css'

/** The built-in voices: free, at once, and with any sentence. */
export function DraftVoicesTab({
  hearing,
  choosing,
  voices,
}: GalleryTabProps & Readonly<{ voices: readonly Voice[] }>) {
  const [wish, setWish] = useState(anyVoice)
  const [sentence, setSentence] = useState('')
  const found = filterVoices(voices, wish)
  const text = sentence.trim()
  return (
    <>
      <p className={styles['about']}>
        Free, on this computer, without a network. Good for trying a script out.
      </p>
      <VoiceFilter wish={wish} onWish={setWish}>
        <span className={styles['sentence']}>
          <TextField
            label="Sentence to hear"
            placeholder="A sentence of your own"
            maxLength={300}
            value={sentence}
            onText={setSentence}
          />
        </span>
      </VoiceFilter>
      {found.length === 0 && <EmptyState title="No draft voice is like that" />}
      <VoiceList
        label="Draft voices"
        voices={found}
        renderVoice={(voice, isActive) => (
          <VoiceCard
            key={voice.name}
            voice={voice}
            canHear
            sound={soundOf(hearing, voice.name)}
            isActive={isActive}
            onHear={() => hearing.hearDraft(voice.name, text === '' ? undefined : text)}
            use={choiceOf(choosing, voice.name)}
          />
        )}
      />
    </>
  )
}
