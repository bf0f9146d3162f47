import { Search } from 'lucide-react'
import { useState } from 'react'
import { countOf } from '../../core/text/count-of.ts'
import { explain } from '../bridge/explain.ts'
import { Button } from '../elements/button.tsx'
import { EmptyState } from '../elements/empty-state.tsx'
import { NoticeBar } from '../elements/notice-bar.tsx'
import { Segmented } from '../elements/segmented.tsx'
import { Select } from '../elements/select.tsx'
import { Skeleton } from '../elements/skeleton.tsx'
import { TextField } from '../elements/text-field.tsx'
import { choiceOf, soundOf, type GalleryTabProps } from './gallery-types.ts'
import { priceOf } from './price-of.ts'
import { languageOptions, spellLanguages } from './spell-languages.ts'
import { useVoiceSearch, type VoiceQuery } from './use-voice-search.ts'
import { VoiceCard } from './voice-card.tsx'
import { VoiceList } from './voice-list.tsx'
import styles from './gallery.module.css'

const genders = [
  { value: 'any', label: 'Any' },
  { value: 'female', label: 'Female' },
  { value: 'male', label: 'Male' },
  { value: 'neutral', label: 'Neutral' },
] as const

/** Google's extended library: about two thousand voices, searched at Google. */
export function LibraryVoicesTab({ hearing, choosing }: GalleryTabProps) {
  const [query, setQuery] = useState<VoiceQuery>({})
  const [text, setText] = useState('')
  const [languages] = useState(languageOptions)
  const { voices, nextPage, isBusy, failure, showMore, again } = useVoiceSearch(query)
  const { made, cost } = hearing
  const { text: _text, ...rest } = query
  const search = () => setQuery(text.trim() === '' ? rest : { ...rest, text: text.trim() })

  return (
    <>
      <p className={styles['about']}>
        {choosing === undefined
          ? 'About two thousand more voices. To use one, open an episode and choose All voices… where its speaker’s voice is chosen.'
          : 'About two thousand more voices, spoken by Gemini only.'}
      </p>
      <form
        role="search"
        className={styles['tools']}
        onSubmit={(event) => {
          event.preventDefault()
          search()
        }}
      >
        <span className={styles['search']}>
          <TextField
            label="Find in Google’s library"
            type="search"
            placeholder="Calm, newsreader, Irish …"
            icon={<Search />}
            maxLength={200}
            value={text}
            onText={setText}
          />
        </span>
        <Button type="submit">Search</Button>
        <Select
          aria-label="Language"
          value={query.language ?? ''}
          options={languages}
          onChoose={(language) => {
            const { language: _before, ...others } = query
            setQuery(language === '' ? others : { ...others, language })
          }}
        />
        <Segmented
          label="Gender"
          value={query.gender ?? 'any'}
          options={genders}
          onChoose={(gender) => {
            const { gender: _before, ...others } = query
            setQuery(gender === 'any' ? others : { ...others, gender })
          }}
        />
      </form>
      <p role="status" className="visually-hidden">
        {isBusy || failure !== undefined ? '' : `${countOf(voices.length, 'voice')} shown`}
      </p>
      {failure !== undefined && (
        <NoticeBar
          tone="caution"
          actions={
            <Button size="small" onClick={again}>
              Try again
            </Button>
          }
        >
          {explain(failure)}
        </NoticeBar>
      )}
      {isBusy && voices.length === 0 && <Skeleton label="Asking Google" rows={3} height={92} />}
      {!isBusy && failure === undefined && voices.length === 0 && (
        <EmptyState title="Google has no such voice">Try fewer words, or any language.</EmptyState>
      )}
      <VoiceList
        label="Voices of Google’s library"
        voices={voices}
        renderVoice={(voice, isActive) => (
          <VoiceCard
            key={voice.name}
            voice={{ ...voice, languages: spellLanguages(voice.languages) }}
            canHear={made.has(voice.name) || cost !== undefined}
            sound={soundOf(hearing, voice.name)}
            price={made.has(voice.name) || cost === undefined ? undefined : priceOf(cost)}
            isActive={isActive}
            onHear={() => hearing.hearGemini(voice.name)}
            use={choiceOf(choosing, voice.name)}
          />
        )}
      />
      {nextPage !== undefined && voices.length > 0 && (
        <div className={styles['more']}>
          <Button aria-disabled={isBusy} onClick={() => (isBusy ? undefined : showMore())}>
            {isBusy ? 'Asking Google…' : 'Show more'}
          </Button>
        </div>
      )}
    </>
  )
}
