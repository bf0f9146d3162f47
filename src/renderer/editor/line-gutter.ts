import { foldedRanges, toggleFold } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'
import type { BlockInfo, EditorView } from '@codemirror/view'
import { gutter, GutterMarker } from '@codemirror/view'
import { chapterAt } from './chapter-folding.ts'
import type { Anchor } from '../elements/floating.ts'
import { doubtOf, isLocked, lineStates, plannedLineAt, type LineState } from './line-states.ts'
import { parsedScript, turnsBetween } from './parsed-script.ts'
import { shownState, unspokenAt, unspokenLines } from './unspoken-lines.ts'

type Look = LineState | 'folded' | 'open'

const paths: Readonly<Record<Look, string>> = {
  made: 'M4 8.5 7 11.5 12.5 5',
  new: 'M8 4.6a3.4 3.4 0 1 1 0 6.8a3.4 3.4 0 1 1 0-6.8',
  speaking: 'M4 6.5v3M8 4v8M12 6v4',
  failed: 'M4.8 4.8l6.4 6.4M11.2 4.8l-6.4 6.4',
  // A triangle and a circle, each with its exclamation mark.
  doubtful: 'M8 2.4 14.2 13H1.8ZM8 6.6v3M8 11.3v0.01',
  bad: 'M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12M8 5v3.4M8 10.9v0.01',
  open: 'M4.5 6.5 8 10l3.5-3.5',
  folded: 'M6.5 4.5 10 8l-3.5 3.5',
}

const padlock = 'M4 7.5h8v6H4ZM5.8 7.5V5.2a2.2 2.2 0 0 1 4.4 0v2.3'

/** How a line stands, as a small button: to hear it, or to fold its chapter. */
class LineMark extends GutterMarker {
  readonly #look: Look
  readonly #label: string
  readonly #isLocked: boolean

  constructor(look: Look, label: string, locked = false) {
    super()
    this.#look = look
    this.#label = label
    this.#isLocked = locked
  }

  override eq(other: LineMark): boolean {
    return other.#look === this.#look && other.#label === this.#label && other.#isLocked === this.#isLocked
  }

  override toDOM(): Node {
    const button = document.createElement('button')
    button.type = 'button'
    button.tabIndex = -1
    button.className = `cm-line-mark cm-line-${this.#look}`
    button.title = this.#label
    button.setAttribute('aria-label', this.#label)
    button.append(drawn(paths[this.#look]))
    if (this.#isLocked) {
      const lock = drawn(padlock)
      lock.classList.add('cm-line-lock')
      button.append(lock)
    }
    return button
  }
}

function drawn(shape: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 16 16')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', shape)
  svg.append(path)
  return svg
}

/** What a mark does. `line` is the place of its line in the plan. */
export type MarkHandlers = {
  readonly onPlay: (line: number) => void
  readonly onMenu: (line: number, at: Anchor) => void
}

/** The column left of the script. */
export function lineGutter({ onPlay, onMenu }: MarkHandlers) {
  return gutter({
    class: 'cm-line-states',
    lineMarker: markOf,
    lineMarkerChange: (update) =>
      update.startState.field(lineStates) !== update.state.field(lineStates) ||
      update.startState.field(unspokenLines) !== update.state.field(unspokenLines) ||
      update.startState.field(parsedScript) !== update.state.field(parsedScript) ||
      foldedRanges(update.startState) !== foldedRanges(update.state),
    domEventHandlers: {
      click(view, line, event) {
        if (!(event.target instanceof Element) || event.target.closest('button') === null) return false
        if (chapterAt(view.state, line.from) !== undefined) {
          view.dispatch({ selection: { anchor: line.from } })
          return toggleFold(view)
        }
        const index = plannedLineAt(view.state, line.from)
        if (index >= 0) onPlay(index)
        return true
      },
      contextmenu(view, line, event) {
        const mark = event.target instanceof Element ? event.target.closest('button') : null
        const index = mark === null ? -1 : plannedLineAt(view.state, line.from)
        if (mark === null || index < 0) return false
        event.preventDefault()
        onMenu(index, mark.getBoundingClientRect())
        return true
      },
    },
  })
}

function markOf(view: EditorView, line: BlockInfo): GutterMarker | null {
  const { state } = view
  if (chapterAt(state, line.from) !== undefined) {
    const isFolded = line.to > state.doc.lineAt(line.from).to
    return new LineMark(isFolded ? 'folded' : 'open', isFolded ? 'Unfold the chapter' : 'Fold the chapter')
  }
  const turn = turnsBetween(state, line.from, line.from).find((candidate) => candidate.start === line.from)
  if (turn === undefined) return null
  const index = plannedLineAt(state, line.from)
  const look = shownState(state, index, line.from)
  const locked = isLocked(state, index)
  const speaker = state.field(parsedScript).map.speakers[turn.speaker]?.name ?? ''
  const words = [lineWords[look], whyOf(state, look, index, line.from), locked ? 'Locked.' : undefined]
  const said = words.filter((word) => word !== undefined).join(' ')
  return new LineMark(look, `Line ${turn.index + 1}, ${speaker}: ${said}`, locked)
}

function whyOf(state: EditorState, look: LineState, index: number, from: number): string | undefined {
  if (look === 'failed') return unspokenAt(state, from)
  return look === 'doubtful' || look === 'bad' ? doubtOf(state, index) : undefined
}

/** What a line's mark says. */
export const lineWords: Readonly<Record<LineState, string>> = {
  made: 'made. Play from here',
  new: 'new, not made yet',
  speaking: 'being spoken now',
  failed: 'could not be spoken.',
  doubtful: 'made, but listen to it.',
  bad: 'made, but it sounds wrong.',
}
