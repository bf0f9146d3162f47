import { useEffect, useMemo } from 'react'
import { ask, type PageBridge } from '../bridge/ask.ts'
import { explain } from '../bridge/explain.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { Observable, useObservable } from '../state/observable.ts'

/** Lets one piece of music at a time be heard; its value is the key of the piece that is. */
class PieceHearing extends Observable<string | undefined> {
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
    this.#audio.addEventListener('ended', this.stop)
  }

  readonly toggle = async (piece: string): Promise<void> => {
    const isHeard = this.get() === piece
    this.stop()
    if (isHeard) return
    this.set(piece)
    const reply = await ask(this.#bridge, 'music.hear', { piece })
    if (this.get() !== piece) return
    if (!reply.ok) {
      this.stop()
      if (reply.code !== 'cancelled') this.#onFailure(explain(reply))
      return
    }
    this.#audio.src = this.#mediaAddress(reply.data)
    try {
      await this.#audio.play()
    } catch {
      if (this.get() === piece) this.stop()
    }
  }

  readonly stop = (): void => {
    this.#audio.pause()
    this.set(undefined)
  }
}

/** The piece being heard and the way to hear one; silent when what shows it goes. */
export function usePieceHearing() {
  const { bridge, mediaAddress, toasts } = useStudio()
  const hearing = useMemo(
    () => new PieceHearing(bridge, mediaAddress, (sentence) => toasts.show(sentence, { tone: 'danger' })),
    [bridge, mediaAddress, toasts],
  )
  useEffect(() => hearing.stop, [hearing])
  return { heard: useObservable(hearing), toggle: hearing.toggle }
}
