import { foldedRanges, toggleFold } from '@codemirror/language'
import type { BlockInfo, EditorView } from '@codemirror/view'
import { gutter, GutterMarker } from '@codemirror/view'
import { chapterAt } from './chapter-folding.ts'
import { lineStates, plannedLineAt, type LineState } from './line-states.ts'
import { parsedScript, turnsBetween } from './parsed-script.ts'
import { shownState, unspokenAt, unspokenLines } from './unspoken-lines.ts'

type Look = LineState | 'folded' | 'open'

const paths: Readonly<Record<Look, string>> = {
  made: 'M4 8.5 7 11.5 12.5 5',
  new: 'M8 4.6a3.4 3.4 0 1 1 0 6.8a3.4 3.4 0 1 1 0-6.8',
  speaking: 'M4 6.5v3M8 4v8M12 6v4',
  failed: 'M4.8 4.8l6.4 6.4M11.2 4.8l-6.4 6.4',
  open: 'M4.5 6.5 8 10l3.5-3.5',
  folded: 'M6.5 4.5 10 8l-3.5 3.5',
}

/** How a line stands, as a small button: to hear it, or to fold its chapter. */
class LineMark extends GutterMarker {
  readonly #look: Look
  readonly #label: string

  constructor(look: Look, label: string) {
    super()
    this.#look = look
    this.#label = label
  }

  override eq(other: LineMark): boolean {
    return other.#look === this.#look && other.#label === this.#label
  }

  override toDOM(): Node {
    const button = document.createElement('button')
    button.type = 'button'
    button.tabIndex = -1
    button.className = `cm-line-mark cm-line-${this.#look}`
    button.title = this.#label
    button.setAttribute('aria-label', this.#label)
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
    svg.setAttribute('viewBox', '0 0 16 16')
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
    path.setAttribute('d', paths[this.#look])
    svg.append(path)
    button.append(svg)
    return button
  }
}

/** The column left of the script. `onPlay` gets the place in the plan of the line to be heard. */
export function lineGutter(onPlay: (line: number) => void) {
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
  const look = shownState(state, plannedLineAt(state, line.from), line.from)
  const speaker = state.field(parsedScript).map.speakers[turn.speaker]?.name ?? ''
  const why = look === 'failed' ? ` ${unspokenAt(state, line.from)}` : ''
  return new LineMark(look, `Line ${turn.index + 1}, ${speaker}: ${lineWords[look]}${why}`)
}

/** What a line's mark says. */
export const lineWords: Readonly<Record<LineState, string>> = {
  made: 'made. Play from here',
  new: 'new, not made yet',
  speaking: 'being spoken now',
  failed: 'could not be spoken.',
}
