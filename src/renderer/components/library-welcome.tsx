import { AudioWaveform, FilePlus, FolderOpen, KeyRound, Play } from 'lucide-react'
import { useQuery } from '../bridge/use-query.ts'
import { Button } from '../elements/button.tsx'
import { EmptyState } from '../elements/empty-state.tsx'
import { KeyHint } from '../elements/key-hint.tsx'
import { useGo } from './navigation.ts'
import type { EpisodeActions } from './use-episode-actions.ts'
import styles from './library-welcome.module.css'

/** What a library without episodes shows: on the first start, one sentence and the two ways to begin. */
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
          {!isFirst && (
            <Button look="primary" icon={<Play />} onClick={() => void actions.openSample()}>
              Open the sample
            </Button>
          )}
          <Button
            look={isFirst ? 'quiet' : 'plain'}
            icon={<FolderOpen />}
            onClick={() => void actions.openScripts()}
          >
            Open script…
          </Button>
          <Button look="quiet" icon={<FilePlus />} onClick={() => void actions.create()}>
            New episode
          </Button>
        </>
      }
    >
      {isFirst ? (
        <TwoWays onOpenSample={() => void actions.openSample()} />
      ) : (
        'Start a new one, paste or open a script you have, or drop a text file anywhere on this window.'
      )}
    </EmptyState>
  )
}

function TwoWays({ onOpenSample }: Readonly<{ onOpenSample: () => void }>) {
  const go = useGo()
  const gemini = useQuery('gemini.get')
  const key = gemini?.ok === true ? gemini.data.key : undefined
  return (
    <div className={styles['ways']}>
      <section aria-labelledby="draft-way" className={styles['way']}>
        <h3 id="draft-way" className={styles['wayName']}>
          Draft voices now
        </h3>
        <p>Free, on this computer, without a network. A sample is ready to be spoken.</p>
        <Button look="primary" icon={<Play />} onClick={onOpenSample}>
          Open the sample
        </Button>
      </section>
      <section aria-labelledby="gemini-way" className={styles['way']}>
        <h3 id="gemini-way" className={styles['wayName']}>
          Studio voices
        </h3>
        <p>
          {key?.kind === 'kept'
            ? `Gemini is ready, with the key that ends in …${key.ending}.`
            : 'Google’s Gemini speaks your script, with a key of your own, paid by use.'}
        </p>
        {key?.kind === 'kept' ? (
          <Button icon={<AudioWaveform />} onClick={() => go({ screen: 'voices' })}>
            Hear the voices
          </Button>
        ) : (
          <Button icon={<KeyRound />} onClick={() => go({ screen: 'settings', part: 'key' })}>
            Add a Gemini key…
          </Button>
        )}
      </section>
      <p className={styles['paste']}>
        A script of your own: press <KeyHint keys="Mod+V" /> to paste it, or drop its file here.
      </p>
    </div>
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
