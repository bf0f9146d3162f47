import { StateEffect, StateField, type EditorState } from '@codemirror/state'
import { placeOfLine, stateOfLine, type LineState } from './line-states.ts'
import { turnOf } from './parsed-script.ts'

/** A line, by its place in the plan, that could not be spoken, and why. */
export type UnspokenLine = { readonly turn: number; readonly message: string }

/** The same where it stands in today's text. */
type PlacedLine = {
  readonly from: number
  readonly nameEnd: number
  readonly to: number
  readonly message: string
}

export const setUnspoken = StateEffect.define<readonly UnspokenLine[]>()

/** The lines that the last render could not have spoken. One that is written anew is such a line no more. */
export const unspokenLines = StateField.define<readonly PlacedLine[]>({
  create: () => [],
  update(lines, { changes, docChanged, effects, state }) {
    for (const effect of effects)
      if (effect.is(setUnspoken)) return effect.value.flatMap((line) => placed(state, line))
    if (!docChanged || lines.length === 0) return lines
    return lines
      .filter(({ from, to }) => changes.touchesRange(from, to) === false)
      .map((line) => ({
        ...line,
        from: changes.mapPos(line.from, 1),
        nameEnd: changes.mapPos(line.nameEnd, 1),
        to: changes.mapPos(line.to, -1),
      }))
  },
})

function placed(state: EditorState, { turn, message }: UnspokenLine): readonly PlacedLine[] {
  const place = placeOfLine(state, turn)
  const found = place === undefined ? undefined : turnOf(state, place)
  if (found === undefined || stateOfLine(state, turn) !== 'new') return []
  const { start, end, nameEnd } = found
  return [{ from: start, nameEnd: nameEnd > start ? nameEnd : end, to: end, message }]
}

/** Why the line that begins at `start` could not be spoken; undefined where it could, or was not tried. */
export function unspokenAt(state: EditorState, start: number): string | undefined {
  return state.field(unspokenLines).find(({ from }) => from === start)?.message
}

/** How the line that begins at `start` is shown. `index`: its place in the plan. */
export function shownState(state: EditorState, index: number, start: number): LineState {
  const known = stateOfLine(state, index)
  return known === 'new' && unspokenAt(state, start) !== undefined ? 'failed' : known
}
