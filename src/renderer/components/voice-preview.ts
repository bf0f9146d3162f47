import { useEffect, useMemo } from 'react'
import { ask, type PageBridge } from '../bridge/ask.ts'
import { explain } from '../bridge/explain.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { Observable, useObservable } from '../state/observable.ts'

/** Lets one voice at a time say its sentence. The value is the name of the voice that is asked for or heard. */
class VoicePreview extends Observable<string | undefined> {
  readonly #audio = new Audio()
  readonly #bridge: PageBridge
  readonly #mediaAddress: (id: string) => string
  readonly #onFailure: (sentence: string) => void

  constructor(
    bridge: PageBridge,
    mediaAddress: (id: string) => string,
    onFailure: (sentence: string) => void,
  ) {
    super(undefined)
    this.#bridge = bridge
    this.#mediaAddress = mediaAddress
    this.#onFailure = onFailure
    this.#audio.addEventListener('ended', () => this.set(undefined))
  }

  /** Begins, or stops the voice that is heard. */
  readonly toggle = async (voice: string): Promise<void> => {
    const isHeard = this.get() === voice
    this.stop()
    if (isHeard) return
    this.set(voice)
    const reply = await ask(this.#bridge, 'voices.preview', { voice })
    if (this.get() !== voice) return
    if (!reply.ok) {
      this.set(undefined)
      this.#onFailure(explain(reply))
      return
    }
    this.#audio.src = this.#mediaAddress(reply.data)
    try {
      await this.#audio.play()
    } catch {
      if (this.get() === voice) this.set(undefined)
    }
  }

  readonly stop = (): void => {
    this.#audio.pause()
    this.set(undefined)
  }
}

/** The voice being heard and the way to hear one; silent when its screen goes. */
export function useVoicePreview() {
  const { bridge, mediaAddress, toasts } = useStudio()
  const preview = useMemo(
    () => new VoicePreview(bridge, mediaAddress, (sentence) => toasts.show(sentence, { tone: 'danger' })),
    [bridge, mediaAddress, toasts],
  )
  useEffect(() => preview.stop, [preview])
  return { heard: useObservable(preview), toggle: preview.toggle }
}
