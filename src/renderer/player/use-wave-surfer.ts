import { useEffect, useLayoutEffect, useMemo, useRef, type RefObject } from 'react'
import WaveSurfer from 'wavesurfer.js'
import type { EpisodeAudio } from '../components/episode-types.ts'
import { speakerColours } from '../editor/script-decorations.ts'
import { peaksForDrawing } from './peaks-for-drawing.ts'
import type { Player } from './player.ts'
import { turnHeardAt } from './turn-heard-at.ts'
import { drawnColumns } from './use-peaks.ts'

export type WaveSurferParts = Readonly<{
  audio: EpisodeAudio
  pairs: Int16Array | undefined
  player: Player
  /** Speakers in the order that gives them their colours. */
  speakers: readonly string[]
  nonce: string
  /** Changes with the colours of the page. */
  theme: string
}>

const barWidth = 3

/** Draws the wave into `host` and moves its playhead with the player. */
export function useWaveSurfer(
  host: RefObject<HTMLDivElement | null>,
  { audio, pairs, player, speakers, nonce, theme }: WaveSurferParts,
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
    const turn = audio.turns[turnHeardAt(audio, (column / pixels) * audio.seconds)]
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
