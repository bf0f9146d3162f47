import { Observable } from '../state/observable.ts'

/** One stretch of the audio with its speaker, seconds. */
export type HeardTurn = { readonly speaker: string; readonly start: number; readonly end: number }

export type PlayerState = {
  readonly isPlaying: boolean
  /** Seconds, in steps of a tenth. */
  readonly time: number
  readonly length: number
  readonly speed: number
  /** The turn of the audio that is being heard, or was last; −1 before the first. */
  readonly turn: number
  /** Why the audio cannot be played. */
  readonly failure: string | undefined
}

export type PlayerAudio = {
  readonly address: string
  readonly seconds: number
  readonly turns: readonly HeardTurn[]
}

/** Below this many seconds into a line, "previous" means the one before. */
const justBegun = 1.5

/** Plays an episode. A shell around one audio element that knows whose turn it is. */
export class Player extends Observable<PlayerState> {
  readonly element: HTMLAudioElement
  #audio: PlayerAudio | undefined
  #frame = 0
  /** Where it stops by itself, seconds. */
  #until: number | undefined

  constructor(element: HTMLAudioElement, speed = 1) {
    super({ isPlaying: false, time: 0, length: 0, speed, turn: -1, failure: undefined })
    this.element = element
    element.preload = 'metadata'
    element.preservesPitch = true
    element.playbackRate = speed
    element.addEventListener('play', () => this.#run())
    element.addEventListener('pause', () => this.#note())
    element.addEventListener('ended', () => this.#note())
    element.addEventListener('seeked', () => this.#note())
    element.addEventListener('error', () => {
      if (this.#audio !== undefined)
        this.set({
          ...this.get(),
          isPlaying: false,
          failure: 'The audio cannot be read. Generate the episode again.',
        })
    })
  }

  /** Takes another recording; the place in it is kept where there is one. */
  load(audio: PlayerAudio | undefined): void {
    if (audio?.address === this.#audio?.address) return
    const time = Math.min(this.get().time, audio?.seconds ?? 0)
    this.#audio = audio
    this.#until = undefined
    this.element.pause()
    if (audio === undefined) this.element.removeAttribute('src')
    else {
      this.element.src = audio.address
      this.element.currentTime = time
      this.element.playbackRate = this.get().speed
    }
    this.set({
      ...this.get(),
      isPlaying: false,
      length: audio?.seconds ?? 0,
      time,
      turn: this.#turnAt(time),
      failure: undefined,
    })
  }

  get canPlay(): boolean {
    return this.#audio !== undefined
  }

  readonly play = async (): Promise<void> => {
    if (this.#audio === undefined) return
    try {
      await this.element.play()
    } catch {
      // A pause or another recording came first; a recording that cannot be read tells so by its own event.
    }
  }

  readonly pause = (): void => this.element.pause()

  readonly toggle = (): void => {
    this.#until = undefined
    if (this.element.paused) void this.play()
    else this.pause()
  }

  /** Goes to a time in seconds. */
  seek(time: number): void {
    if (this.#audio === undefined) return
    this.#until = undefined
    this.element.currentTime = Math.min(Math.max(0, time), this.#audio.seconds)
    this.#note()
  }

  skip(seconds: number): void {
    this.seek(this.element.currentTime + seconds)
  }

  /** Goes to a turn of the audio and plays from it. */
  playTurn(turn: number): void {
    const found = this.#audio?.turns[turn]
    if (found === undefined) return
    this.seek(found.start)
    void this.play()
  }

  /** Plays a turn of the audio with so many seconds before and after it, and stops there. */
  playAround(turn: number, around: number): void {
    const found = this.#audio?.turns[turn]
    if (found === undefined) return
    this.seek(found.start - around)
    this.#until = found.end + around
    void this.play()
  }

  /** Goes to the next turn, or to the one before (to the begin of this one when it is well under way). */
  stepTurn(step: 1 | -1): void {
    const { turn } = this.get()
    const begin = this.#audio?.turns[turn]?.start ?? 0
    const isUnderWay = step === -1 && this.element.currentTime - begin > justBegun
    const next = this.#audio?.turns[isUnderWay ? turn : Math.max(0, turn + step)]
    if (next !== undefined) this.seek(next.start)
  }

  setSpeed(speed: number): void {
    const within = Math.min(3, Math.max(0.5, speed))
    this.element.playbackRate = within
    this.set({ ...this.get(), speed: within })
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame)
    this.#audio = undefined
    this.element.pause()
    this.element.removeAttribute('src')
    this.element.load()
  }

  #run(): void {
    cancelAnimationFrame(this.#frame)
    const step = () => {
      this.#note()
      if (!this.element.paused) this.#frame = requestAnimationFrame(step)
    }
    step()
  }

  #note(): void {
    if (this.#until !== undefined && this.element.currentTime >= this.#until) {
      this.#until = undefined
      this.element.pause()
    }
    const { currentTime, paused } = this.element
    const time = Math.floor(currentTime * 10) / 10
    const turn = this.#turnAt(currentTime)
    const before = this.get()
    if (before.time === time && before.turn === turn && before.isPlaying === !paused) return
    this.set({ ...before, time, turn, isPlaying: !paused })
  }

  /** The last turn that has begun by then. */
  #turnAt(time: number): number {
    const turns = this.#audio?.turns ?? []
    let low = 0
    let high = turns.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((turns[middle]?.start ?? 0) <= time + 0.01) low = middle + 1
      else high = middle
    }
    return low - 1
  }
}
