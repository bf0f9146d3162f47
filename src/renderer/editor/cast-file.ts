import { plainName } from '../../core/cast/plain-name.ts'
import { ask, type Failure, type PageBridge } from '../bridge/ask.ts'
import type { EpisodeCast } from '../components/episode-types.ts'
import { Observable } from '../state/observable.ts'

export type CastState = {
  readonly cast: EpisodeCast
  readonly isSaved: boolean
  /** Why main did not take the cast, until it takes one. */
  readonly failure: Failure | undefined
  /** Grows with every cast that main took. */
  readonly version: number
}

type CastFileOptions = {
  readonly bridge: PageBridge
  readonly id: string
  readonly cast: EpisodeCast
  readonly onFailure: (failure: Failure) => void
}

/** A slider moves many times before it rests; milliseconds of rest before it is written down. */
const rest = 250

/** The cast of one episode being edited: shown at once, told to main when it rests. */
export class CastFile extends Observable<CastState> {
  readonly #options: CastFileOptions
  #timer: ReturnType<typeof setTimeout> | undefined
  #underWay: Promise<void> = Promise.resolve()
  #sent: EpisodeCast | undefined

  constructor(options: CastFileOptions) {
    super({ cast: options.cast, isSaved: true, failure: undefined, version: 0 })
    this.#options = options
  }

  readonly change = (speaker: string, entry: EpisodeCast[string]): void => {
    const { cast } = this.get()
    const next = { ...cast, [speaker]: { ...cast[speaker], ...entry } }
    this.set({ ...this.get(), cast: next, isSaved: false })
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), rest)
  }

  /** Takes back what was chosen for a speaker, however the name is written. */
  readonly reset = (speaker: string): void => {
    const kept = Object.entries(this.get().cast).filter(([name]) => plainName(name) !== plainName(speaker))
    this.set({ ...this.get(), cast: Object.fromEntries(kept), isSaved: false })
    void this.flush()
  }

  /** Tells main now what it does not know. Resolves when it is on disk, or cannot be. */
  readonly flush = (): Promise<void> => {
    clearTimeout(this.#timer)
    this.#underWay =
      this.#sent === undefined ? this.#tell() : this.#underWay.then(async () => await this.#tell())
    return this.#underWay
  }

  /** Tells main, also what is changed meanwhile, until it knows the cast or does not take it. */
  async settle(): Promise<void> {
    await this.flush()
    while (!this.get().isSaved && this.get().failure === undefined) await this.flush()
  }

  /** The page closes: tells main at once, whatever is still on its way. */
  readonly sendLast = (): void => {
    const { cast, isSaved } = this.get()
    if (!isSaved && this.#sent !== cast) void this.#tell()
  }

  async #tell(): Promise<void> {
    const { cast, isSaved } = this.get()
    if (isSaved) return
    const { bridge, id, onFailure } = this.#options
    this.#sent = cast
    const reply = await ask(bridge, 'episode.setCast', { id, cast })
    this.#sent = undefined
    const now = this.get()
    if (reply.ok) {
      this.set({ ...now, isSaved: now.cast === cast, failure: undefined, version: now.version + 1 })
    } else {
      this.set({ ...now, failure: reply })
      onFailure(reply)
    }
  }
}
