import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { spellLoudness } from '../../core/export/spell-loudness.ts'
import { spellDollars } from '../../core/price/spell-dollars.ts'
import { countOf } from '../../core/text/count-of.ts'
import { spellDuration } from '../../core/text/spell-duration.ts'
import { useQuery } from '../bridge/use-query.ts'
import { AboutEpisode } from '../export/about-episode.tsx'
import { EpisodeModel } from '../gemini/episode-model.tsx'
import { Button } from '../elements/button.tsx'
import { EpisodeMusic } from '../music/episode-music.tsx'
import type { Engine, EpisodeAudio } from './episode-types.ts'
import styles from './episode-panel.module.css'

type EpisodePanelProps = Readonly<{
  id: string
  engine: Engine
  audio: EpisodeAudio | undefined
  isCurrent: boolean
  lines: number
  words: number
  chapters: readonly { readonly title: string; readonly at: number }[]
  onEditHeading: (at: number) => void
  onExport: () => void
}>

/** Words a minute of unhurried speech, to guess a length before there is sound. */
const wordsPerMinute = 155

/** The episode in figures, and the way to its file. */
export function EpisodePanel(props: EpisodePanelProps) {
  const { id, engine, audio, isCurrent, lines, words, chapters, onEditHeading, onExport } = props
  const spending = useQuery('spending.get', { episode: id })
  const spent = spending?.ok === true ? spending.data.episode : undefined
  return (
    <div className={styles['panel']}>
      <dl>
        <Fact name="Length">
          {audio === undefined
            ? words === 0
              ? '–'
              : `about ${spellDuration((words / wordsPerMinute) * 60)}`
            : spellDuration(audio.seconds)}
        </Fact>
        <Fact name="Lines">{lines.toLocaleString()}</Fact>
        <Fact name="Words">{words.toLocaleString()}</Fact>
        <Fact name="Chapters">{chapters.length.toLocaleString()}</Fact>
        <Fact name="Loudness">
          {audio === undefined ? '–' : spellLoudness(audio.loudness, audio.channels)}
        </Fact>
        <Fact name="Peak">{spellLevel(audio?.truePeak, 'dBTP')}</Fact>
        {spent !== undefined && (engine === 'gemini' || spent.requests > 0) && (
          <Fact name="Cost so far">
            {spent.requests === 0
              ? '–'
              : `${spellDollars(spent.cost)} · ${countOf(spent.requests, 'request')}`}
          </Fact>
        )}
      </dl>
      {engine === 'gemini' && <EpisodeModel id={id} />}
      <EpisodeMusic id={id} />
      <div className={styles['export']}>
        <Button
          icon={<Download />}
          disabled={audio === undefined}
          aria-keyshortcuts="Control+E"
          onClick={onExport}
        >
          Export…
        </Button>
        <p className={styles['quiet']}>
          {audio === undefined
            ? 'Generate the episode first; then it can be exported.'
            : isCurrent
              ? 'MP3, captions and more, for any host or editor.'
              : 'The sound is older than the script. Generate it again to export what is written.'}
        </p>
      </div>
      <AboutEpisode id={id} audio={audio} chapters={chapters} onEditHeading={onEditHeading} />
    </div>
  )
}

function Fact({ name, children }: Readonly<{ name: string; children: ReactNode }>) {
  return (
    <div className={styles['fact']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** "−1.0 dBTP", with a real minus. */
function spellLevel(level: number | null | undefined, unit: string): string {
  if (level === undefined || level === null) return '–'
  return `${level.toFixed(1).replace('-', '−')} ${unit}`
}
