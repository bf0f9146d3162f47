import { FilePlus, FolderOpen, Play } from 'lucide-react'
import { Button } from '../elements/button.tsx'
import { EmptyState } from '../elements/empty-state.tsx'
import type { EpisodeActions } from './use-episode-actions.ts'
import styles from './library-welcome.module.css'

/** What a library without episodes shows: on the first start, one sentence and one thing to do. */
export function LibraryWelcome({
  actions,
  isFirst,
}: Readonly<{ actions: EpisodeActions; isFirst: boolean }>) {
  return (
    <EmptyState
      picture={<WelcomePicture />}
      title={isFirst ? 'Paste a script, press one button, get an episode.' : 'No episodes here yet'}
      actions={
        <>
          <Button look="primary" icon={<Play />} onClick={() => void actions.openSample()}>
            Open the sample
          </Button>
          <Button icon={<FolderOpen />} onClick={() => void actions.openScripts()}>
            Open script…
          </Button>
          <Button look="quiet" icon={<FilePlus />} onClick={() => void actions.create()}>
            New episode
          </Button>
        </>
      }
    >
      {isFirst
        ? 'The sample is ready to be spoken by the built-in voices, without a key and without a network.'
        : 'Start a new one, open a script you have, or drop a text file anywhere on this window.'}
    </EmptyState>
  )
}

function WelcomePicture() {
  return (
    <svg viewBox="0 0 200 96" aria-hidden="true" className={styles['picture']}>
      {lines.map(([y, width, speaker]) => (
        <g key={y} data-speaker={speaker}>
          <rect x="6" y={y} width="16" height="5" rx="2.5" className={styles['name']} />
          <rect x="28" y={y} width={width} height="5" rx="2.5" className={styles['words']} />
        </g>
      ))}
      <path d="M104 48h14m-5-5 5 5-5 5" className={styles['arrow']} />
      {bars.map((height, index) => (
        <rect
          key={`${index}-${height}`}
          x={130 + index * 6}
          y={48 - height / 2}
          width="3"
          height={height}
          rx="1.5"
          data-speaker={index < 4 ? 1 : index < 8 ? 2 : 3}
          className={styles['bar']}
        />
      ))}
    </svg>
  )
}

const lines = [
  [22, 58, 1],
  [36, 44, 2],
  [50, 62, 1],
  [64, 50, 3],
] as const
const bars = [14, 34, 52, 26, 18, 44, 60, 30, 12, 28, 40]
