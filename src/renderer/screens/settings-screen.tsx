import { ExternalLink, FolderOpen } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { ask } from '../bridge/ask.ts'
import { explain } from '../bridge/explain.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useQuery } from '../bridge/use-query.ts'
import { useReport } from '../bridge/use-report.ts'
import { AboutSection } from '../components/about-section.tsx'
import type { Settings } from '../components/episode-types.ts'
import type { SettingsPart } from '../components/navigation.ts'
import { SettingsEntry } from '../components/settings-entry.tsx'
import { SettingsSection } from '../components/settings-section.tsx'
import { useSet } from '../components/use-set.ts'
import { Button } from '../elements/button.tsx'
import { EmptyState } from '../elements/empty-state.tsx'
import { NoticeBar } from '../elements/notice-bar.tsx'
import { Segmented } from '../elements/segmented.tsx'
import { Select } from '../elements/select.tsx'
import { Skeleton } from '../elements/skeleton.tsx'
import { useStayInView } from '../elements/use-stay-in-view.ts'
import styles from './settings-screen.module.css'

const GeminiSection = lazy(async () => ({
  default: (await import('../gemini/gemini-section.tsx')).GeminiSection,
}))

type SettingsScreenProps = Readonly<{ part?: SettingsPart | undefined }>

export function SettingsScreen({ part }: SettingsScreenProps) {
  const reply = useQuery('settings.get')
  const about = useRef<HTMLDivElement>(null)
  const gemini = useRef<HTMLDivElement>(null)
  const isRead = reply?.ok === true
  useStayInView(about, isRead && part === 'about')
  useStayInView(gemini, isRead && (part === 'gemini' || part === 'key'))

  if (reply === undefined) return <Skeleton label="Reading the settings" rows={6} height={64} />
  if (!reply.ok)
    return (
      <EmptyState isWholeScreen title="The settings cannot be read">
        {explain(reply)}
      </EmptyState>
    )
  const { settings, libraryFolder, notice } = reply.data
  return (
    <div className={styles['screen']}>
      {notice !== undefined && <NoticeBar tone="caution">{notice}</NoticeBar>}
      <div className={styles['column']}>
        <h1 className={styles['heading']}>Settings</h1>
        <Look settings={settings} />
        <Place folder={libraryFolder} />
        <Sound settings={settings} />
        <div ref={gemini}>
          <Suspense fallback={<Skeleton label="Gemini" rows={8} height={64} />}>
            <GeminiSection settings={settings} part={part} />
          </Suspense>
        </div>
        <div ref={about}>
          <AboutSection />
        </div>
      </div>
    </div>
  )
}

function Look({ settings }: Readonly<{ settings: Settings }>) {
  const set = useSet()
  return (
    <SettingsSection title="Look">
      <SettingsEntry name="Theme" about="Light, dark, or as the system has it.">
        <Segmented
          label="Theme"
          value={settings.theme}
          options={themes}
          onChoose={(theme) => void set({ theme })}
        />
      </SettingsEntry>
      <SettingsEntry
        name="Script text size"
        about="How large a script is shown. The rest of the window stays as it is."
      >
        <Select
          aria-label="Script text size"
          value={String(settings.scriptZoom)}
          options={withCurrent(zooms, settings.scriptZoom)}
          onChoose={(value) => void set({ scriptZoom: Number(value) })}
        />
      </SettingsEntry>
    </SettingsSection>
  )
}

function Place({ folder }: Readonly<{ folder: string }>) {
  const { bridge } = useStudio()
  const report = useReport()
  const [isChoosing, setChoosing] = useState(false)
  async function choose() {
    setChoosing(true)
    report(await ask(bridge, 'settings.chooseLibrary'))
    setChoosing(false)
  }
  return (
    <SettingsSection title="Library">
      <SettingsEntry
        name="Library folder"
        about="Where episodes and their audio are kept: plain files that can be copied, synchronised and backed up. Choosing another moves nothing."
      >
        <Button icon={<FolderOpen />} disabled={isChoosing} onClick={() => void choose()}>
          Choose…
        </Button>
      </SettingsEntry>
      <p className={styles['folder']}>{folder}</p>
    </SettingsSection>
  )
}

function Sound({ settings }: Readonly<{ settings: Settings }>) {
  const { bridge } = useStudio()
  const set = useSet()
  const report = useReport()
  const openRequirements = async () =>
    report(await ask(bridge, 'app.openLink', { link: 'audio-requirements' }))
  return (
    <SettingsSection title="Sound">
      <SettingsEntry
        name="Loudness"
        about="How loud a finished episode is, whatever the voices. Episodes take it over the next time they are made."
      >
        <Select
          aria-label="Loudness"
          value={String(settings.loudness)}
          options={withCurrent(loudnesses, settings.loudness, 'LUFS')}
          onChoose={(value) => void set({ loudness: Number(value) })}
        />
      </SettingsEntry>
      <Button size="small" look="quiet" icon={<ExternalLink />} onClick={() => void openRequirements()}>
        What Apple Podcasts asks for
      </Button>
    </SettingsSection>
  )
}

type Option = { readonly value: string; readonly label: string }

/** A value that was set by hand is offered beside the usual ones. */
function withCurrent(options: readonly Option[], value: number, unit = '%'): readonly Option[] {
  if (options.some((option) => option.value === String(value))) return options
  return [...options, { value: String(value), label: `${value} ${unit}` }]
}

const themes = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const
const zooms = [80, 90, 100, 115, 130, 150, 200].map((zoom) => ({ value: String(zoom), label: `${zoom} %` }))
const loudnesses = [
  { value: '-16', label: 'Podcast · −16 LUFS' },
  { value: '-14', label: 'Spotify · −14 LUFS' },
  { value: '-19', label: 'Quieter podcast · −19 LUFS' },
  { value: '-23', label: 'Broadcast · −23 LUFS' },
]
