import { ask, type Failure, type PageBridge } from '../bridge/ask.ts'
import { Observable } from '../state/observable.ts'
import { readForm, writeForm, type TextForm } from './text-form.ts'

/** Another version of the script, found on disk. */
export type Other = { readonly text: string; readonly digest: string }

export type FileState = {
  readonly step: 'saved' | 'unsaved' | 'saving' | 'failed'
  /** Why the last save did not work, until one does. */
  readonly failure: Failure | undefined
  /** Set while somebody else's version is on disk: nothing is saved until the user has chosen. */
  readonly other: Other | undefined
  /** Grows with every text that reached the disk. */
  readonly version: number
}

/** What became of the words on the desk: in the script, in a file of their own beside it, or nowhere. */
export type Left =
  | { readonly end: 'saved' }
  | { readonly end: 'aside'; readonly name: string }
  | { readonly end: 'failed'; readonly failure: Failure }

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
/** Milliseconds from a save that failed to the next attempt. */
const retryAfter = 5000

/** One script on disk: saves what is typed, and never over what somebody else wrote. */
export class ScriptFile extends Observable<FileState> {
  readonly #options: ScriptFileOptions
  #form: TextForm
  #digest: string
  #timer: ReturnType<typeof setTimeout> | undefined
  #retry: ReturnType<typeof setTimeout> | undefined
  #underWay: Promise<void> = Promise.resolve()
  /** The text that is on its way to the disk. */
  #sent: string | undefined
  /** The text that was last put aside, or given up: it needs no saving any more. */
  #aside: string | undefined
  #isOver = false

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
    this.#clearTimers()
    // A page that closes gets no further than this call, so the request goes out within it.
    this.#underWay =
      this.#sent === undefined ? this.#save() : this.#underWay.then(async () => await this.#save())
    return this.#underWay
  }

  /** Saves, also what is typed meanwhile. Resolves with whether everything is in the script. */
  async settle(): Promise<boolean> {
    await this.flush()
    while (this.get().step === 'unsaved' && this.get().other === undefined) await this.flush()
    return this.get().step === 'saved'
  }

  /** Saves; what cannot be saved goes into a file of its own beside the script. */
  async leave(): Promise<Left> {
    if (this.#options.text() === this.#aside || (await this.settle())) return { end: 'saved' }
    return this.#putAside()
  }

  /**
   * The page closes: sends at once what is not known to be saved. Nobody will be there to read the answer, so main keeps
   * beside the script what it cannot save.
   */
  readonly sendLast = (): void => {
    const { step, other } = this.get()
    if (step === 'saved' || this.#options.text() === this.#aside) return
    void (other === undefined ? this.#send(true) : this.#putAside())
  }

  /** The words on the desk are given up. */
  abandon(): void {
    this.#aside = this.#options.text()
  }

  /** Ends every attempt that has not begun. */
  destroy(): void {
    this.#isOver = true
    this.#clearTimers()
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
    const { other, version } = this.get()
    if (other === undefined) return undefined
    this.#clearTimers()
    const { form, body } = readForm(other.text)
    this.#digest = other.digest
    this.#form = form
    this.set({ step: 'saved', failure: undefined, other: undefined, version: version + 1 })
    return body
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

  #clearTimers(): void {
    clearTimeout(this.#timer)
    clearTimeout(this.#retry)
    this.#timer = undefined
    this.#retry = undefined
  }

  async #putAside(): Promise<Left> {
    const { bridge, id, text } = this.#options
    const body = text()
    this.#aside = body
    const kept = await ask(bridge, 'episode.keepConflict', { id, text: writeForm(body, this.#form) })
    if (kept.ok) return { end: 'aside', name: kept.data }
    this.#aside = undefined
    return { end: 'failed', failure: this.get().failure ?? kept }
  }

  async #save(): Promise<void> {
    const { step, other } = this.get()
    if ((step === 'unsaved' || step === 'failed') && other === undefined) await this.#send(false)
  }

  async #send(isLast: boolean): Promise<void> {
    this.set({ ...this.get(), step: 'saving' })
    const { bridge, id, text } = this.#options
    const body = text()
    this.#sent = body
    if (isLast) this.#aside = body
    const reply = await ask(bridge, 'episode.saveScript', {
      id,
      text: writeForm(body, this.#form),
      digest: this.#digest,
      ...(isLast ? { isLast } : {}),
    })
    this.#sent = undefined
    // Not so where main has kept it beside the script.
    if (!reply.ok || reply.data.saved) this.#aside = undefined
    const now = this.get()
    if (!reply.ok) {
      this.set({ ...now, step: 'failed', failure: reply })
      if (!this.#isOver) this.#retry = setTimeout(() => void this.flush(), retryAfter)
    } else if (reply.data.saved) {
      const { digest } = reply.data
      this.#digest = digest
      // What was found meanwhile may be this very text.
      const stillOther = now.other?.digest === digest ? undefined : now.other
      this.set({
        step: now.step === 'unsaved' ? 'unsaved' : 'saved',
        failure: undefined,
        other: stillOther,
        version: now.version + 1,
      })
    } else {
      const { found, digest } = reply.data
      this.set({ ...now, step: 'unsaved', failure: undefined, other: { text: found, digest } })
    }
  }
}
