import { Observable } from '../state/observable.ts'

/** Plays one take at a time; its value is the one that is heard. */
export class TakeVoice extends Observable<string | undefined> {
  readonly #audio: HTMLAudioElement

  /** `onFailure` hears why a take cannot be played. */
  constructor(audio: HTMLAudioElement, onFailure: (sentence: string) => void) {
    super(undefined)
    this.#audio = audio
    audio.addEventListener('ended', () => this.set(undefined))
    audio.addEventListener('error', () => {
      if (this.get() === undefined) return
      this.set(undefined)
      onFailure('This take cannot be read. Generate again: a damaged take is made anew.')
    })
  }

  /** Plays the take at `address` from its beginning, or stops it where it is the one that is heard. */
  readonly toggle = async (take: string, address: string): Promise<void> => {
    const isHeard = this.get() === take
    this.stop()
    if (isHeard) return
    this.set(take)
    this.#audio.src = address
    try {
      await this.#audio.play()
    } catch {
      // Another take came first, or it cannot be read, which is told by its own event.
    }
  }

  readonly stop = (): void => {
    this.#audio.pause()
    this.set(undefined)
  }
}
