import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { explain } from '../bridge/explain.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useQuery } from '../bridge/use-query.ts'
import type { Engine } from '../components/episode-types.ts'
import { Button } from '../elements/button.tsx'
import { EmptyState } from '../elements/empty-state.tsx'
import { NoticeBar } from '../elements/notice-bar.tsx'
import { Skeleton } from '../elements/skeleton.tsx'
import { Tabs } from '../elements/tabs.tsx'
import { KeyDialog } from '../gemini/key-dialog.tsx'
import { DraftVoicesTab } from './draft-voices-tab.tsx'
import type { Choosing } from './gallery-types.ts'
import { GeminiVoicesTab } from './gemini-voices-tab.tsx'
import { LibraryVoicesTab } from './library-voices-tab.tsx'
import { useHearing } from './use-hearing.ts'
import styles from './gallery.module.css'

type VoiceGalleryProps = Readonly<{
  /** Whose voices are shown first; undefined: Gemini's where there is a key. */
  engine?: Engine | undefined
  choosing?: Choosing | undefined
}>

const tabs = [
  { name: 'gemini', label: 'Gemini' },
  { name: 'draft', label: 'Draft · free' },
  { name: 'library', label: 'Google’s library' },
] as const
type Tab = (typeof tabs)[number]['name']

/** Every voice there is, to be heard before it is chosen. */
export function VoiceGallery({ engine, choosing }: VoiceGalleryProps) {
  const { queries } = useStudio()
  const voices = useQuery('voices.list')
  const gemini = useQuery('gemini.get')
  const [chosen, setShown] = useState<Tab>()
  const [failure, setFailure] = useState<string>()
  const [asksForKey, setAsksForKey] = useState(false)
  const hearing = useHearing(setFailure)

  if (voices === undefined || gemini === undefined)
    return <Skeleton label="Reading the voices" rows={5} height={92} />
  if (!voices.ok)
    return (
      <EmptyState
        title="The voices cannot be read"
        actions={<Button onClick={() => queries.refresh('voices.list')}>Try again</Button>}
      >
        {explain(voices)}
      </EmptyState>
    )

  const hasKey = gemini.ok && gemini.data.key.kind === 'kept'
  const shown = chosen ?? engine ?? (hasKey ? 'gemini' : 'draft')
  const of = (wanted: Engine) => voices.data.filter((voice) => voice.engine === wanted)
  const parts = { hearing, choosing }
  return (
    <div className={styles['gallery']}>
      <Tabs
        label="Voices"
        tabs={tabs}
        shown={shown}
        onShow={(tab) => {
          setFailure(undefined)
          setShown(tab)
        }}
      >
        {failure !== undefined && (
          <NoticeBar
            tone="caution"
            actions={
              <Button size="small" look="quiet" onClick={() => setFailure(undefined)}>
                Dismiss
              </Button>
            }
          >
            {failure}
          </NoticeBar>
        )}
        {shown !== 'draft' && !hasKey && (
          <NoticeBar
            actions={
              <Button size="small" icon={<KeyRound />} onClick={() => setAsksForKey(true)}>
                Add a Gemini key…
              </Button>
            }
          >
            {gemini.ok
              ? 'Gemini’s voices speak at Google, with a key of your own.'
              : `Whether there is a key is not known. ${explain(gemini)}`}
          </NoticeBar>
        )}
        <div className={styles['panel']}>
          <h2 className="visually-hidden">{tabs.find(({ name }) => name === shown)?.label}</h2>
          {shown === 'gemini' && (
            <GeminiVoicesTab {...parts} voices={of('gemini')} hasKey={hasKey} onFailure={setFailure} />
          )}
          {shown === 'draft' && <DraftVoicesTab {...parts} voices={of('draft')} />}
          {shown === 'library' && hasKey && <LibraryVoicesTab {...parts} />}
          {shown === 'library' && !hasKey && (
            <EmptyState title="About two thousand more voices">
              Google’s library can be searched as soon as there is a key.
            </EmptyState>
          )}
        </div>
      </Tabs>
      {asksForKey && <KeyDialog onClose={() => setAsksForKey(false)} />}
      {hearing.notice}
    </div>
  )
}
