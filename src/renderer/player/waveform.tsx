import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { spellTime } from '../components/spell-time.ts'
import type { PlayerState } from './player.ts'
import { turnHeardAt } from './turn-heard-at.ts'
import { useWaveSurfer, type WaveSurferParts } from './use-wave-surfer.ts'
import styles from './waveform.module.css'

type WaveformProps = WaveSurferParts &
  Readonly<{
    state: PlayerState
    hintAt: (turn: number) => { readonly speaker: string; readonly words: string } | undefined
  }>

/** The sound of the episode in its speakers' colours: shows the place, and is the way to another. */
export function Waveform(props: WaveformProps) {
  const { audio, player, state, hintAt } = props
  const [pointed, setPointed] = useState<number>()
  const host = useRef<HTMLDivElement>(null)
  useWaveSurfer(host, props)

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowLeft: -5, ArrowDown: -5, ArrowRight: 5, ArrowUp: 5, PageUp: 30, PageDown: -30 }[
      event.key
    ]
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (step !== undefined) player.skip(step)
    else if (event.key === 'Home') player.seek(0)
    else if (event.key === 'End') player.seek(audio.seconds)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const turn = pointed === undefined ? -1 : turnHeardAt(audio, pointed * audio.seconds)
  const hint = turn < 0 ? undefined : hintAt(turn)
  return (
    <div className={styles['waveform']}>
      <div
        role="slider"
        tabIndex={0}
        aria-label="Place in the episode"
        aria-valuemin={0}
        aria-valuemax={Math.round(audio.seconds)}
        aria-valuenow={Math.round(state.time)}
        aria-valuetext={`${spellTime(state.time)} of ${spellTime(audio.seconds)}`}
        className={styles['slider']}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          player.seek(placeOf(event) * audio.seconds)
        }}
        onPointerMove={(event) => {
          setPointed(placeOf(event))
          if (event.buttons === 1) player.seek(placeOf(event) * audio.seconds)
        }}
        onPointerLeave={() => setPointed(undefined)}
      >
        <div ref={host} className={styles['picture']} />
        {pointed !== undefined && <div className={styles['pointer']} style={{ left: `${pointed * 100}%` }} />}
      </div>
      {pointed !== undefined && (
        <div
          aria-hidden="true"
          className={styles['hint']}
          style={{ left: `clamp(0px, calc(${pointed * 100}% - 150px), calc(100% - 300px))` }}
        >
          <p className={styles['words']}>
            <span className={styles['time']}>{spellTime(pointed * audio.seconds)}</span>
            {hint === undefined ? audio.turns[turn]?.speaker : `${hint.speaker}: ${hint.words}`}
          </p>
        </div>
      )}
    </div>
  )
}

/** Where the pointer is along the wave, 0 to 1. */
function placeOf(event: PointerEvent<HTMLElement>): number {
  const box = event.currentTarget.getBoundingClientRect()
  return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width))
}
