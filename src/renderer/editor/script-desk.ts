import { isolateHistory } from '@codemirror/commands'
import { openSearchPanel } from '@codemirror/search'
import { EditorSelection, EditorState, type StateEffect } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { Anchor } from '../elements/floating.ts'
import { Observable } from '../state/observable.ts'
import { nextDiagnostic } from '@codemirror/lint'
import { nothingYet, viewDesk, type DeskView } from './desk-view.ts'
import { lineStates, placeOfLine, plannedLineAt, setLineNews, type LineNews } from './line-states.ts'
import { lineChanges } from './line-changes.ts'
import { knownMusic, setKnownMusic } from './known-music.ts'
import type { MusicNames } from '../music/music-names.ts'
import { parsedScript, turnOf } from './parsed-script.ts'
import { colonAfter } from './script-decorations.ts'
import { scriptExtensions } from './script-extensions.ts'
import { setUnspoken, unspokenLines, type UnspokenLine } from './unspoken-lines.ts'
import { turnCount } from './script-map.ts'

type DeskOptions = {
  readonly text: string
  readonly nonce: string
  readonly makeWorker: () => Worker
  readonly onEdit: () => void
  readonly onPlay: (line: number) => void
  /** Another button of the mouse on the mark of a line, or what stands for it. */
  readonly onMenu: (line: number, at: Anchor) => void
}

/** The editor of one script: CodeMirror and what hangs on it. Lives as long as its episode is on screen. */
export class ScriptDesk extends Observable<DeskView> {
  readonly #view: EditorView
  #isReplacing = false

  constructor(options: DeskOptions) {
    super(nothingYet)
    this.#view = new EditorView({
      state: EditorState.create({
        doc: options.text,
        extensions: [
          EditorView.cspNonce.of(options.nonce),
          scriptExtensions(options.makeWorker, options),
          EditorView.updateListener.of((update) => {
            if (update.docChanged && !this.#isReplacing) options.onEdit()
            const isNews = update.transactions.some((transaction) => transaction.effects.length > 0)
            if (update.docChanged || update.selectionSet || isNews) this.#publish()
          }),
          EditorView.domEventHandlers({
            wheel: () => this.setFollowing(false),
            pointerdown: () => this.setFollowing(false),
          }),
        ],
      }),
    })
    // Its marks are buttons with names, not decoration.
    this.#view.dom.querySelector('.cm-gutters')?.removeAttribute('aria-hidden')
  }

  /** Puts the editor into the page; returns what takes it out again. */
  attach(parent: HTMLElement): () => void {
    parent.append(this.#view.dom)
    this.#view.requestMeasure()
    return () => this.#view.dom.remove()
  }

  destroy(): void {
    this.#view.destroy()
  }

  /** The whole text, lines parted by `\n`. */
  readonly text = (): string => this.#view.state.doc.toString()

  /** Takes another text over; can be undone like any other change. */
  replace(text: string): void {
    this.#isReplacing = true
    this.rewrite(text)
    this.#isReplacing = false
  }

  /**
   * Makes the text another, as an edit of its own that is undone in one step. Lines that both have stay as they are, and
   * with them the caret, the marks and what is in view.
   */
  rewrite(text: string): void {
    this.#view.dispatch({
      changes: lineChanges(this.text(), text),
      annotations: isolateHistory.of('full'),
    })
  }

  /** Shows how the lines stand. Without a plan the one that was told last goes on; a plan is of the text as it is. */
  tell(told: Omit<LineNews, 'plan'> & Partial<Pick<LineNews, 'plan'>>): void {
    const before = this.#view.state.field(lineStates)
    const news = { plan: before.plan, ...told }
    const isSame =
      before.plan === news.plan && before.madeNow === news.madeNow && before.spoken === news.spoken
    if (isSame) return
    const effects: StateEffect<unknown>[] = [setLineNews.of(news)]
    this.#view.dispatch({ effects })
    if (news.spoken !== undefined && news.spoken !== before.spoken && this.get().isFollowing)
      this.#reveal(news.spoken)
  }

  /** Tells which names of music cues can say. */
  tellMusic(names: MusicNames): void {
    if (this.#view.state.field(knownMusic) === names) return
    this.#view.dispatch({ effects: setKnownMusic.of(names) })
  }

  readonly setFollowing = (isFollowing: boolean): void => {
    if (this.get().isFollowing !== isFollowing) this.set({ ...this.get(), isFollowing })
    const { spoken } = this.#view.state.field(lineStates)
    if (isFollowing && spoken !== undefined) this.#reveal(spoken)
  }

  /** The line of the plan that the caret is in; undefined outside of any. */
  caretLine(): number | undefined {
    const turn = turnOf(this.#view.state, this.#view.state.selection.main.head)
    const line = turn === undefined ? -1 : plannedLineAt(this.#view.state, turn.start)
    return line < 0 ? undefined : line
  }

  /** The words of a line of the plan, for a hint. */
  wordsOfLine(line: number): { readonly speaker: string; readonly words: string } | undefined {
    const { state } = this.#view
    const place = placeOfLine(state, line)
    const turn = place === undefined ? undefined : turnOf(state, place)
    if (turn === undefined) return undefined
    const from = Math.max(turn.start, turn.nameEnd, turn.styleEnd)
    const words = state
      .sliceDoc(from, Math.min(turn.end, from + 240))
      .replace(/^[)\s:：]+/u, '')
      .replaceAll(/\s+/gu, ' ')
    return { speaker: state.field(parsedScript).map.speakers[turn.speaker]?.name ?? '', words: words.trim() }
  }

  /** Marks the lines that could not be spoken; none takes the marks away. */
  markUnspoken(lines: readonly UnspokenLine[]): void {
    if (lines.length === 0 && this.get().unspoken === 0) return
    this.#view.dispatch({ effects: setUnspoken.of(lines) })
  }

  /** Goes to the next line, from the caret on, that could not be spoken. */
  showUnspoken(): void {
    const { state } = this.#view
    const lines = state.field(unspokenLines)
    const next = lines.find(({ from }) => from > state.selection.main.head) ?? lines[0]
    if (next === undefined) return
    this.#view.dispatch({
      selection: EditorSelection.cursor(next.nameEnd),
      effects: EditorView.scrollIntoView(next.from, { y: 'center' }),
    })
    this.#view.focus()
  }

  /** Puts the caret into a line of the plan and brings it into view; the focus stays where it is. */
  showLine(line: number): void {
    const { state } = this.#view
    const place = placeOfLine(state, line)
    if (place === undefined) return
    const turn = turnOf(state, place)
    const words = colonAfter(state, Math.max(place, turn?.nameEnd ?? 0, turn?.styleEnd ?? 0))
    this.setFollowing(false)
    this.#view.dispatch({
      selection: EditorSelection.cursor(words),
      effects: EditorView.scrollIntoView(place, { y: 'center' }),
    })
  }

  /** Puts the caret at the end of the heading that begins there, to be changed. */
  editHeading(at: number): void {
    const { doc } = this.#view.state
    const heading = doc.lineAt(Math.min(at, doc.length))
    this.setFollowing(false)
    this.#view.dispatch({
      selection: EditorSelection.cursor(heading.to),
      effects: EditorView.scrollIntoView(heading.from, { y: 'center' }),
    })
    this.#view.focus()
  }

  find(): void {
    openSearchPanel(this.#view)
  }

  showNextProblem(): void {
    nextDiagnostic(this.#view)
    this.#view.focus()
  }

  focus(): void {
    this.#view.focus()
  }

  #reveal(line: number): void {
    const place = placeOfLine(this.#view.state, line)
    if (place === undefined) return
    this.#view.dispatch({ effects: EditorView.scrollIntoView(place, { y: 'nearest', yMargin: 96 }) })
  }

  #publish(): void {
    const before = this.get()
    const now = viewDesk(this.#view.state, before)
    if (now !== before) this.set(now)
  }

  /** How many lines there are to be spoken. */
  get lines(): number {
    return turnCount(this.get().map)
  }
}
