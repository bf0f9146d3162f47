import { useEffect, useMemo } from 'react'
import type { Reply } from '../../shared/ipc/reply.ts'
import { explain } from '../bridge/explain.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { Observable, useObservable } from '../state/observable.ts'

/** The sound that is asked for or heard, by the name it goes under. */
export type HeardSound = { readonly name: string; readonly isPlaying: boolean }

/** Asks main for a sound; gives the id it is played by. */
type AskForSound = () => Promise<Reply<string>>

type OneSoundOptions = {
  readonly mediaAddress: (id: string) => string
  /** Hears why a sound cannot be heard. */
  readonly onFailure: (sentence: string) => void
}

/** Lets one short sound at a time be heard, beside the player of the episode. */
class OneSound extends Observable<HeardSound | undefined> {
  readonly #audio = new Audio()
  readonly #options: OneSoundOptions

  constructor(options: OneSoundOptions) {
    super(undefined)
    this.#options = options
    this.#audio.addEventListener('ended', () => this.set(undefined))
  }

  /** Begins, or stops the sound that is heard. */
  readonly toggle = async (name: string, askFor: AskForSound): Promise<void> => {
    const isHeard = this.get()?.name === name
    this.stop()
    if (isHeard) return
    const asked = { name, isPlaying: false }
    this.set(asked)
    const reply = await askFor()
    if (this.get() !== asked) return
    if (!reply.ok) {
      this.set(undefined)
      if (reply.code !== 'cancelled') this.#options.onFailure(explain(reply))
      return
    }
    const playing = { name, isPlaying: true }
    this.set(playing)
    this.#audio.src = this.#options.mediaAddress(reply.data)
    try {
      await this.#audio.play()
    } catch {
      if (this.get() === playing) this.set(undefined)
    }
  }

  readonly stop = (): void => {
    this.#audio.pause()
    this.set(undefined)
  }
}

/**
 * The sound being heard and the way to hear one; silent when what shows it goes. `onFailure` hears why one cannot be heard;
 * without it a toast says so.
 */
export function useOneSound(onFailure?: (sentence: string) => void) {
  const { mediaAddress, toasts } = useStudio()
  const sound = useMemo(
    () =>
      new OneSound({
        mediaAddress,
        onFailure: onFailure ?? ((sentence) => toasts.show(sentence, { tone: 'danger' })),
      }),
    [mediaAddress, onFailure, toasts],
  )
  useEffect(() => sound.stop, [sound])
  return { heard: useObservable(sound), toggle: sound.toggle }
}
