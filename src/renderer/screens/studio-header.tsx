import { ArrowLeft, Download, Ear, PanelRight } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { countOf } from '../../core/text/count-of.ts'
import { ask } from '../bridge/ask.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useReport } from '../bridge/use-report.ts'
import type { OpenEpisode } from '../components/episode-types.ts'
import { EngineSwitch } from '../components/engine-switch.tsx'
import { GenerateButton } from '../components/generate-button.tsx'
import { InlineRename } from '../components/inline-rename.tsx'
import type { RenderOffer } from '../components/render-label.ts'
import type { FileState, ScriptFile } from '../editor/script-file.ts'
import { Button } from '../elements/button.tsx'
import { classNames } from '../elements/class-names.ts'
import { IconButton } from '../elements/icon-button.tsx'
import { useObservable } from '../state/observable.ts'
import type { EngineChoice } from './use-engine.ts'
import styles from './studio-header.module.css'

type StudioHeaderProps = Readonly<{
  episode: OpenEpisode
  show: string | undefined
  file: ScriptFile
  offer: RenderOffer
  engine: EngineChoice
  /** What else can be done with the episode. */
  menu: ReactNode
  showsInspector: boolean
  onToggleInspector: () => void
  onMake: () => void
  onStop: () => void
  onExport: () => void
  /** How many takes wait to be listened to. */
  doubts: number
  onListen: () => void
  onLeave: () => void
}>

const savedWords: Readonly<Record<FileState['step'], string>> = {
  saved: 'Saved',
  unsaved: 'Saving…',
  saving: 'Saving…',
  failed: 'Not saved',
}

/** What this is, whether it is safe, and the one thing to do next. */
export function StudioHeader(props: StudioHeaderProps) {
  const { episode, show, file, offer, engine, menu, showsInspector, doubts } = props
  const { onToggleInspector, onMake, onStop, onExport, onListen, onLeave } = props
  const { step, other } = useObservable(file)
  return (
    <header className={styles['header']}>
      <IconButton label="Back to the library" icon={<ArrowLeft />} onClick={onLeave} />
      <div className={styles['names']}>
        <Title key={episode.title} episode={episode} />
        <p className={styles['quiet']}>
          {show !== undefined && <span className={styles['show']}>{show}</span>}
          <span role="status" data-step={step} className={styles['saved']}>
            {other === undefined ? savedWords[step] : 'Waiting for your choice'}
          </span>
        </p>
      </div>
      <EngineSwitch engine={engine.engine} isLocked={offer.act === 'stop'} onChoose={engine.choose} />
      <span className={classNames(styles['make'], offer.isCurrent === true && styles['foldable'])}>
        <GenerateButton offer={offer} onMake={onMake} onStop={onStop} />
      </span>
      {offer.isCurrent === true && doubts > 0 && (
        <Button look="primary" icon={<Ear />} aria-keyshortcuts="F9" onClick={onListen}>
          Listen to {countOf(doubts, 'take')}
        </Button>
      )}
      {offer.isCurrent === true && (
        <span className={styles['foldable']}>
          <Button
            look={doubts > 0 ? 'plain' : 'primary'}
            icon={<Download />}
            aria-keyshortcuts="Control+E"
            onClick={onExport}
          >
            Export…
          </Button>
        </span>
      )}
      <IconButton
        label={showsInspector ? 'Hide the inspector' : 'Show the inspector'}
        aria-pressed={showsInspector}
        icon={<PanelRight />}
        onClick={onToggleInspector}
      />
      {menu}
    </header>
  )
}

function Title({ episode }: Readonly<{ episode: OpenEpisode }>) {
  const { bridge } = useStudio()
  const report = useReport()
  const [title, setTitle] = useState(episode.title)
  const [isRenaming, setRenaming] = useState(false)

  async function finish(wanted: string | undefined) {
    setRenaming(false)
    if (wanted === undefined) return
    setTitle(wanted)
    const reply = await ask(bridge, 'library.rename', { id: episode.id, title: wanted })
    report(reply)
    if (!reply.ok) setTitle(title)
  }

  return (
    <h1 className={styles['title']}>
      {isRenaming ? (
        <InlineRename title={title} onDone={(wanted) => void finish(wanted)} />
      ) : (
        <button type="button" className={styles['rename']} title="Rename" onClick={() => setRenaming(true)}>
          {title}
        </button>
      )}
    </h1>
  )
}
