import { useState } from 'react'
import type { Voice } from '../components/episode-types.ts'
import { EmptyState } from '../elements/empty-state.tsx'
import { choiceOf, soundOf, type GalleryTabProps } from './gallery-types.ts'
import { MakeRest } from './make-rest.tsx'
import { priceOf } from './price-of.ts'
import { VoiceCard } from './voice-card.tsx'
import { anyVoice, filterVoices, VoiceFilter } from './voice-filter.tsx'
import { VoiceList } from './voice-list.tsx'
import styles from './gallery.module.css'

type GeminiVoicesTabProps = GalleryTabProps &
  Readonly<{ voices: readonly Voice[]; hasKey: boolean; onFailure: (sentence: string) => void }>

/** Google's own thirty voices. What was made once plays at once; the rest says its price and waits to be asked. */
export function GeminiVoicesTab({ hearing, choosing, voices, hasKey, onFailure }: GeminiVoicesTabProps) {
  const [wish, setWish] = useState(anyVoice)
  const found = filterVoices(voices, wish)
  const { made, cost } = hearing
  const rest = voices.map(({ name }) => name).filter((name) => !made.has(name))
  return (
    <>
      <p className={styles['about']}>
        {made.size === 0
          ? 'A preview is one sentence, spoken at Google once and kept: to hear it again is free.'
          : `${voices.length - rest.length} of ${voices.length} previews are made and free to hear; another is spoken at Google once and kept.`}
      </p>
      <VoiceFilter wish={wish} onWish={setWish}>
        {hasKey && cost !== undefined && (
          <span className={styles['end']}>
            <MakeRest voices={rest} cost={cost} mayBeSent={hearing.mayBeSent} onFailure={onFailure} />
          </span>
        )}
      </VoiceFilter>
      {found.length === 0 && <EmptyState title="No Gemini voice is like that" />}
      <VoiceList
        label="Gemini voices"
        voices={found}
        renderVoice={(voice, isActive) => {
          const isMade = made.has(voice.name)
          return (
            <VoiceCard
              key={voice.name}
              voice={voice}
              canHear={isMade || (hasKey && cost !== undefined)}
              sound={soundOf(hearing, voice.name)}
              price={isMade || cost === undefined ? undefined : priceOf(cost)}
              isActive={isActive}
              onHear={() => hearing.hearGemini(voice.name)}
              use={choiceOf(choosing, voice.name)}
            />
          )
        }}
      />
    </>
  )
}
