import { Observable } from '../state/observable.ts'

export type PairSide = 0 | 1

export type PairedTake = {
  readonly address: string
  readonly seconds: number
  /** LUFS; null for silence. */
  readonly loudness: number | null
}

export type PairState = { readonly side: PairSide; readonly isPlaying: boolean }

type Loudness = Pick<PairedTake, 'loudness'>

/** How far each of two is turned down so that both are as loud as the quieter one: factors, at most 1. */
export function matchedVolumes(first: Loudness, second: Loudness): readonly [number, number] {
  if (first.loudness === null || second.loudness === null) return [1, 1]
  const difference = first.loudness - second.loudness
  const down = 10 ** (-Math.abs(difference) / 20)
  return difference > 0 ? [down, 1] : [1, down]
}

/** Plays two takes of the same words, one of them at a time, and changes between them at the same place in the words. */
export class PairVoice extends Observable<PairState> {
  readonly #takes: readonly [PairedTake, PairedTake]
  readonly #elements: readonly [HTMLAudioElement, HTMLAudioElement]

  constructor(
    takes: readonly [PairedTake, PairedTake],
    elements: readonly [HTMLAudioElement, HTMLAudioElement],
  ) {
    super({ side: 0, isPlaying: false })
    this.#takes = takes
    this.#elements = elements
    const volumes = matchedVolumes(...takes)
    elements.forEach((element, index) => {
      const side = index === 0 ? 0 : 1
      element.preload = 'auto'
      element.src = takes[side].address
      element.volume = volumes[side]
      element.addEventListener('ended', () => {
        if (this.get().side === side) this.#end()
      })
    })
  }

  readonly toggle = (): void => {
    const { side, isPlaying } = this.get()
    if (isPlaying) {
      this.#elements[side].pause()
      this.set({ side, isPlaying: false })
    } else this.#play(side)
  }

  /** Lets the other one be heard, from the place that this one is at. */
  readonly switchTo = (side: PairSide): void => {
    const now = this.get()
    if (side === now.side) return
    const [from, to] = [this.#elements[now.side], this.#elements[side]]
    const fraction = from.currentTime / Math.max(0.01, this.#takes[now.side].seconds)
    to.currentTime = Math.min(1, fraction) * this.#takes[side].seconds
    from.pause()
    if (now.isPlaying) this.#play(side)
    else this.set({ side, isPlaying: false })
  }

  destroy(): void {
    for (const element of this.#elements) {
      element.pause()
      element.removeAttribute('src')
    }
  }

  #play(side: PairSide): void {
    this.set({ side, isPlaying: true })
    const element = this.#elements[side]
    // A pause may have come first; what cannot be read stays silent.
    element.play().catch(() => {
      if (this.get().side === side && element.paused) this.set({ side, isPlaying: false })
    })
  }

  #end(): void {
    for (const element of this.#elements) element.currentTime = 0
    this.set({ ...this.get(), isPlaying: false })
  }
}
