import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
} from 'react'
import WaveSurfer from 'wavesurfer.js'
import type { EpisodeAudio } from '../components/episode-types.ts'
import { spellTime } from '../components/spell-time.ts'
import { speakerColours } from '../editor/script-decorations.ts'
import { peaksForDrawing } from './peaks-for-drawing.ts'
import { drawnColumns } from './use-peaks.ts'
import type { Player, PlayerState } from './player.ts'
import styles from './waveform.module.css'

type WaveformProps = Readonly<{
  audio: EpisodeAudio
  pairs: Int16Array | undefined
  player: Player
  state: PlayerState
  /** Speakers in the order that gives them their colours. */
  speakers: readonly string[]
  nonce: string
  /** Changes with the colours of the page. */
  theme: string
  hintAt: (turn: number) => { readonly speaker: string; readonly words: string } | undefined
}>

const barWidth = 3

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

  const turn = pointed === undefined ? -1 : turnAt(audio, pointed * audio.seconds)
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

function useWaveSurfer(
  host: React.RefObject<HTMLDivElement | null>,
  { audio, pairs, player, speakers, nonce, theme }: WaveformProps,
) {
  const peaks = useMemo(
    () => (pairs === undefined ? undefined : peaksForDrawing(pairs, drawnColumns)),
    [pairs],
  )
  const order = speakers.join('\n')
  const surfer = useRef<WaveSurfer | undefined>(undefined)

  useLayoutEffect(() => {
    if (host.current === null || peaks === undefined) return undefined
    const made = WaveSurfer.create({
      container: host.current,
      media: player.element,
      peaks,
      duration: audio.seconds,
      height: 44,
      normalize: true,
      barWidth: 2,
      barGap: barWidth - 2,
      barRadius: 1,
      barMinHeight: 1,
      cursorWidth: 2,
      cursorColor: colourOf('--text'),
      interact: false,
      hideScrollbar: true,
      cspNonce: nonce,
    })
    surfer.current = made
    return () => {
      surfer.current = undefined
      made.destroy()
    }
  }, [host, peaks, player, audio.seconds, nonce, theme])

  useEffect(() => {
    const element = host.current
    if (element === null || peaks === undefined) return undefined
    const observer = new ResizeObserver(() => {
      const colours = gradientOf(audio, order.split('\n'), element.clientWidth)
      surfer.current?.setOptions({ waveColor: colours, progressColor: colours })
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [host, peaks, audio, order, theme])
}

/** The speakers' colours along the time, hard at each change; as wide as the canvas they are painted on. */
function gradientOf(
  audio: EpisodeAudio,
  speakers: readonly string[],
  width: number,
): CanvasGradient | string {
  const pixels = Math.max(1, Math.round(width * window.devicePixelRatio))
  const gradient = document.createElement('canvas').getContext('2d')?.createLinearGradient(0, 0, pixels, 0)
  if (gradient === undefined) return colourOf('--text-quiet')
  const colours = Array.from({ length: speakerColours }, (_, index) => colourOf(`--speaker-${index + 1}`))
  const places = new Map(speakers.map((speaker, index) => [speaker, index % speakerColours]))
  let before: number | undefined
  for (let column = 0; column < pixels; column += barWidth) {
    const turn = audio.turns[turnAt(audio, (column / pixels) * audio.seconds)]
    const place = places.get(turn?.speaker ?? '') ?? 0
    if (place === before) continue
    if (before !== undefined) gradient.addColorStop(column / pixels, colours[before] ?? '')
    gradient.addColorStop(column / pixels, colours[place] ?? '')
    before = place
  }
  return gradient
}

/** A colour of the page as the canvas knows it: custom properties may hold a pair for light and dark. */
function colourOf(property: string): string {
  const probe = document.createElement('span')
  probe.style.color = `var(${property})`
  document.body.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}

/** Where the pointer is along the wave, 0 to 1. */
function placeOf(event: PointerEvent<HTMLElement>): number {
  const box = event.currentTarget.getBoundingClientRect()
  return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width))
}

/** The turn that is heard at a time, or the last before it. */
function turnAt({ turns }: EpisodeAudio, time: number): number {
  let low = 0
  let high = turns.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((turns[middle]?.start ?? 0) <= time) low = middle + 1
    else high = middle
  }
  return low - 1
}
