import { useEffect, useMemo } from 'react'
import { ask, type PageBridge } from '../bridge/ask.ts'
import { explain } from '../bridge/explain.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import type { RequestInput } from '../../shared/ipc/schemas.ts'
import { Observable, useObservable } from '../state/observable.ts'

/** How a voice is to be heard; without an engine the draft voices stand in for Gemini's. */
export type PreviewManner = Omit<RequestInput<'voices.preview'>, 'voice'>

/** The voice that is asked for or heard. */
export type HeardVoice = { readonly voice: string; readonly isPlaying: boolean }

/** Lets one voice at a time say its sentence. */
class VoicePreview extends Observable<HeardVoice | undefined> {
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
  readonly toggle = async (voice: string, manner: PreviewManner = {}): Promise<void> => {
    const isHeard = this.get()?.voice === voice
    this.stop()
    if (isHeard) return
    const asked = { voice, isPlaying: false }
    this.set(asked)
    const reply = await ask(this.#bridge, 'voices.preview', { voice, ...manner })
    if (this.get() !== asked) return
    if (!reply.ok) {
      this.set(undefined)
      if (reply.code !== 'cancelled') this.#onFailure(explain(reply))
      return
    }
    const playing = { voice, isPlaying: true }
    this.set(playing)
    this.#audio.src = this.#mediaAddress(reply.data)
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

/** The voice being heard and the way to hear one; silent when its screen goes. `onFailure` hears why one cannot be heard. */
export function useVoicePreview(onFailure: (sentence: string) => void) {
  const { bridge, mediaAddress } = useStudio()
  const preview = useMemo(
    () => new VoicePreview(bridge, mediaAddress, onFailure),
    [bridge, mediaAddress, onFailure],
  )
  useEffect(() => preview.stop, [preview])
  return { heard: useObservable(preview), toggle: preview.toggle }
}
