import { ChangeSet, type ChangeDesc } from '@codemirror/state'
import { ViewPlugin, type EditorView, type PluginValue, type ViewUpdate } from '@codemirror/view'
import type { ParseAnswer, ParseQuestion } from './parse-worker.ts'
import { setParsedScript } from './parsed-script.ts'

/** Milliseconds of rest before a changed script is parsed, and how long it waits at most while typing goes on. */
const rest = 90
const patience = 350

/** Parses the script in a worker while it is being written. One question is under way at a time. */
class ParseSchedule implements PluginValue {
  readonly #view: EditorView
  readonly #worker: Worker
  #version = 0
  /** What was typed since the question under way; undefined when none is. */
  #since: ChangeDesc | undefined
  #isDirty = false
  #firstChange = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(view: EditorView, worker: Worker) {
    this.#view = view
    this.#worker = worker
    worker.addEventListener('message', this.#onAnswer)
    this.#ask()
  }

  update(update: ViewUpdate): void {
    if (!update.docChanged) return
    if (this.#since !== undefined) this.#since = this.#since.composeDesc(update.changes.desc)
    if (!this.#isDirty) this.#firstChange = performance.now()
    this.#isDirty = true
    if (this.#since === undefined) this.#wait()
  }

  destroy(): void {
    clearTimeout(this.#timer)
    this.#worker.terminate()
  }

  #wait(): void {
    clearTimeout(this.#timer)
    const waited = performance.now() - this.#firstChange
    this.#timer = setTimeout(() => this.#ask(), Math.max(0, Math.min(rest, patience - waited)))
  }

  #ask(): void {
    const { doc } = this.#view.state
    this.#isDirty = false
    this.#since = ChangeSet.empty(doc.length).desc
    const question: ParseQuestion = { version: ++this.#version, text: doc.toString() }
    this.#worker.postMessage(question)
  }

  readonly #onAnswer = (event: MessageEvent<ParseAnswer>): void => {
    const since = this.#since
    if (event.data.version !== this.#version || since === undefined) return
    this.#since = undefined
    this.#view.dispatch({ effects: setParsedScript.of({ map: event.data.map, since }) })
    if (this.#isDirty) this.#wait()
  }
}

export function parseSchedule(makeWorker: () => Worker) {
  return ViewPlugin.define((view) => new ParseSchedule(view, makeWorker()))
}
