import { useEffect } from 'react'
import { ask } from '../bridge/ask.ts'
import { explain } from '../bridge/explain.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useQuery } from '../bridge/use-query.ts'
import type { Settings } from '../components/episode-types.ts'
import type { SettingsPart } from '../components/navigation.ts'
import { SettingsEntry } from '../components/settings-entry.tsx'
import { SettingsSection } from '../components/settings-section.tsx'
import { useSet } from '../components/use-set.ts'
import { Button } from '../elements/button.tsx'
import { Segmented } from '../elements/segmented.tsx'
import { Skeleton } from '../elements/skeleton.tsx'
import { AddressEntry } from './address-entry.tsx'
import { BudgetEntry } from './budget-entry.tsx'
import { DailyStop } from './daily-stop.tsx'
import { engineOptions } from './engine-options.ts'
import type { GeminiState } from './gemini-types.ts'
import { KeyEntry } from './key-entry.tsx'
import { KeyOffers } from './key-offers.tsx'
import { ModelEntry } from './model-entry.tsx'
import { PriceEntry } from './price-entry.tsx'
import { ServiceEntry } from './service-entry.tsx'
import { SpendingEntry } from './spending-entry.tsx'
import styles from './gemini.module.css'

const modeOptions = [
  { value: 'flow', label: 'In passages' },
  { value: 'lines', label: 'Line by line' },
] as const

type GeminiSectionProps = Readonly<{ settings: Settings; part: SettingsPart | undefined }>

/** Everything about Gemini that is set in one place: the key, the model, what it may cost and what it has cost. */
export function GeminiSection({ settings, part }: GeminiSectionProps) {
  const { bridge, queries } = useStudio()
  const reply = useQuery('gemini.get')
  // The keychain may have been unlocked or changed; what it says now comes as a push.
  useEffect(() => void ask(bridge, 'gemini.askKeychain'), [bridge])
  return (
    <SettingsSection title="Gemini">
      {reply === undefined && <Skeleton label="Asking the keychain" rows={4} height={64} />}
      {reply?.ok === false && (
        <div className={styles['entry']}>
          <p className={styles['failure']}>{explain(reply)}</p>
          <Button onClick={() => queries.refresh('gemini.get')}>Try again</Button>
        </div>
      )}
      {reply?.ok === true && <Entries state={reply.data} settings={settings} part={part} />}
    </SettingsSection>
  )
}

function Entries({ state, settings, part }: GeminiSectionProps & Readonly<{ state: GeminiState }>) {
  const set = useSet()
  return (
    <>
      <DailyStop until={state.stoppedUntil} />
      <KeyOffers offers={state.offers} />
      <KeyEntry state={state} takesFocus={part === 'key'} />
      <SettingsEntry
        name="New episodes"
        about="What a new episode is spoken by. Each episode can be switched in the Studio."
      >
        <Segmented
          label="New episodes"
          value={settings.engine}
          options={engineOptions}
          onChoose={(engine) => void set({ engine })}
        />
      </SettingsEntry>
      <ModelEntry state={state} chosen={settings.geminiModel} />
      <SettingsEntry
        name="How lines are sent"
        about="In passages: up to a minute and a half of two speakers at once, for a talk that flows, in few requests. A line that you change is still made alone."
      >
        <Segmented
          label="How lines are sent"
          value={settings.geminiMode}
          options={modeOptions}
          onChoose={(geminiMode) => void set({ geminiMode })}
        />
      </SettingsEntry>
      <ServiceEntry settings={settings} />
      <BudgetEntry
        setting="budgetPerEpisode"
        name="Budget for an episode"
        about="Castwright stops before an episode costs more."
        amount={settings.budgetPerEpisode}
        takesFocus={part === 'budget'}
      />
      <BudgetEntry
        setting="budgetPerDay"
        name="Budget for a day"
        about="Castwright stops before a day costs more, previews included."
        amount={settings.budgetPerDay}
      />
      <SpendingEntry />
      <PriceEntry prices={state.prices} />
      <AddressEntry address={settings.geminiAddress} />
    </>
  )
}
