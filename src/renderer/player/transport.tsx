import { Pause, Play, SkipBack, SkipForward } from 'lucide-react'
import { useStudio } from '../bridge/studio-context.tsx'
import type { EpisodeAudio } from '../components/episode-types.ts'
import { spellTime } from '../components/spell-time.ts'
import { IconButton } from '../elements/icon-button.tsx'
import { Select } from '../elements/select.tsx'
import { useObservable } from '../state/observable.ts'
import { ChapterStrip } from './chapter-strip.tsx'
import type { Player } from './player.ts'
import { usePeaks } from './use-peaks.ts'
import { Waveform } from './waveform.tsx'
import styles from './transport.module.css'

type TransportProps = Readonly<{
  audio: EpisodeAudio | undefined
  player: Player
  speakers: readonly string[]
  nonce: string
  theme: string
  hintAt: (turn: number) => { readonly speaker: string; readonly words: string } | undefined
  onSpeed: (speed: number) => void
}>

const speeds = [0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3]

/** Listening: play, the place, the wave, the speed. */
export function Transport(props: TransportProps) {
  const { audio, player, onSpeed } = props
  const { mediaAddress } = useStudio()
  const state = useObservable(player)
  const pairs = usePeaks(audio === undefined ? undefined : mediaAddress(audio.peaks))
  const hasAudio = audio !== undefined
  const all = speeds.includes(state.speed) ? speeds : [...speeds, state.speed].toSorted((a, b) => a - b)

  return (
    <section aria-label="Listen" className={styles['transport']}>
      <div className={styles['buttons']}>
        <IconButton
          label="Line before"
          keys="Alt+↑"
          icon={<SkipBack />}
          disabled={!hasAudio}
          onClick={() => player.stepTurn(-1)}
        />
        <IconButton
          label={state.isPlaying ? 'Pause' : 'Play'}
          keys="Space"
          size="large"
          look="primary"
          icon={
            state.isPlaying ? <Pause fill="currentColor" strokeWidth={0} /> : <Play fill="currentColor" />
          }
          disabled={!hasAudio}
          onClick={player.toggle}
        />
        <IconButton
          label="Next line"
          keys="Alt+↓"
          icon={<SkipForward />}
          disabled={!hasAudio}
          onClick={() => player.stepTurn(1)}
        />
      </div>
      <p className={styles['time']}>
        <span>{spellTime(state.time)}</span>
        <span className={styles['length']}> / {spellTime(Math.round(audio?.seconds ?? 0))}</span>
      </p>
      <div className={styles['wave']}>
        {audio === undefined ? (
          <p className={styles['nothing']}>The sound appears here when the episode has been made.</p>
        ) : (
          <>
            <ChapterStrip audio={audio} onGo={(time) => player.seek(time)} />
            <Waveform {...props} audio={audio} pairs={pairs} state={state} />
          </>
        )}
        {state.failure !== undefined && (
          <p role="alert" className={styles['failure']}>
            {state.failure}
          </p>
        )}
      </div>
      <Select
        aria-label="Speed"
        value={String(state.speed)}
        disabled={!hasAudio}
        options={all.map((speed) => ({
          value: String(speed),
          label: `${speed.toFixed(speed * 10 === Math.round(speed * 10) ? 1 : 2)}×`,
        }))}
        onChoose={(value) => onSpeed(Number(value))}
      />
    </section>
  )
}
