import { ask, type Failure, type PageBridge } from '../bridge/ask.ts'
import { Observable } from '../state/observable.ts'
import { readForm, writeForm, type TextForm } from './text-form.ts'

/** Another version of the script, found on disk. */
export type Other = { readonly text: string; readonly digest: string }

export type FileState = {
  readonly step: 'saved' | 'unsaved' | 'saving' | 'failed'
  readonly failure: Failure | undefined
  /** Set while somebody else's version is on disk: nothing is saved until the user has chosen. */
  readonly other: Other | undefined
  /** Grows with every text that reached the disk. */
  readonly version: number
}

type ScriptFileOptions = {
  readonly bridge: PageBridge
  readonly id: string
  readonly script: string
  readonly digest: string
  /** The text as it is now, lines parted by `\n`. */
  readonly text: () => string
}

/** Milliseconds from a change to its save, also while typing goes on. */
const delay = 400

/** One script on disk: saves what is typed, and never over what somebody else wrote. */
export class ScriptFile extends Observable<FileState> {
  readonly #options: ScriptFileOptions
  readonly #form: TextForm
  #digest: string
  #timer: ReturnType<typeof setTimeout> | undefined
  #underWay: Promise<void> = Promise.resolve()

  constructor(options: ScriptFileOptions) {
    super({ step: 'saved', failure: undefined, other: undefined, version: 0 })
    this.#options = options
    this.#digest = options.digest
    this.#form = readForm(options.script).form
  }

  /** Notes a change; it is saved soon. */
  readonly changed = (): void => {
    if (this.get().step !== 'unsaved') this.set({ ...this.get(), step: 'unsaved' })
    this.#timer ??= setTimeout(() => void this.flush(), delay)
  }

  /** Saves now what is not saved. Resolves when it is on disk, or cannot be. */
  readonly flush = (): Promise<void> => {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#underWay = this.#underWay.then(() => this.#save())
    return this.#underWay
  }

  /** Main says that the file is another. */
  async foundOther(): Promise<void> {
    const { bridge, id } = this.#options
    const reply = await ask(bridge, 'episode.open', { id })
    if (!reply.ok || reply.data.digest === this.#digest) return
    this.set({ ...this.get(), other: { text: reply.data.script, digest: reply.data.digest } })
  }

  /** Takes the other version; the caller shows its text. */
  takeOther(): string | undefined {
    const { other } = this.get()
    if (other === undefined) return undefined
    this.#digest = other.digest
    const { version } = this.get()
    this.set({ step: 'saved', failure: undefined, other: undefined, version: version + 1 })
    return readForm(other.text).body
  }

  /** Keeps the other version in a file beside the script, whose name it gives, and saves this one. */
  async keepMine() {
    const { other } = this.get()
    if (other === undefined) return undefined
    const { bridge, id } = this.#options
    const kept = await ask(bridge, 'episode.keepConflict', { id, text: other.text })
    if (!kept.ok) return kept
    this.#digest = other.digest
    this.set({ ...this.get(), step: 'unsaved', other: undefined })
    await this.flush()
    return kept
  }

  async #save(): Promise<void> {
    const { step, other } = this.get()
    if ((step !== 'unsaved' && step !== 'failed') || other !== undefined) return
    this.set({ ...this.get(), step: 'saving' })
    const { bridge, id, text } = this.#options
    const body = text()
    const reply = await ask(bridge, 'episode.saveScript', {
      id,
      text: writeForm(body, this.#form),
      digest: this.#digest,
    })
    const isOlder = this.get().step === 'unsaved'
    if (!reply.ok) {
      this.set({ ...this.get(), step: 'failed', failure: reply })
    } else if (reply.data.saved) {
      this.#digest = reply.data.digest
      const { version } = this.get()
      this.set({
        step: isOlder ? 'unsaved' : 'saved',
        failure: undefined,
        other: undefined,
        version: version + 1,
      })
    } else {
      const { found, digest } = reply.data
      this.set({ ...this.get(), step: 'unsaved', other: { text: found, digest } })
    }
  }
}
