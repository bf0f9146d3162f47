import type { ChangeDesc, EditorState, Text } from '@codemirror/state'
import { parsedScript, placeOf, turnOf } from './parsed-script.ts'
import { lastStartAtOrBefore, turnAt, turnCount, turnFields, type ScriptMap } from './script-map.ts'

/** The lines of a script as they stood in one text, and what has been typed since. */
export type PlacedLines = {
  readonly map: ScriptMap
  readonly text: Text
  /** From the text that the map is of to `text`, and to today's. */
  readonly until: ChangeDesc
  readonly since: ChangeDesc
}

/** The lines as they stand now. */
export function placeLines(state: EditorState): PlacedLines {
  const { map, since } = state.field(parsedScript)
  return { map, text: state.doc, until: since, since }
}

/** The place among the lines of the one that begins at `start` today; −1 where none does. */
export function lineBeginningAt(lines: PlacedLines, start: number): number {
  const then = lines.since.invertedDesc.mapPos(start, 1)
  const index = lastStartAtOrBefore(lines.map.turns, turnFields, 0, then)
  // What was written right before a line comes from the same place as the line.
  return index >= 0 && beginningOf(lines, index) === start ? index : -1
}

/** Where a line begins today. */
export function beginningOf({ map, since }: PlacedLines, index: number): number | undefined {
  return index < 0 || index >= turnCount(map) ? undefined : placeOf(turnAt(map, index).start, since, 1)
}

/** Whether a line still says what it said: who speaks, how, and every word. */
export function isAsItWas(lines: PlacedLines, index: number, state: EditorState): boolean {
  if (lines.text === state.doc) return true
  const start = beginningOf(lines, index)
  const now = start === undefined ? undefined : turnOf(state, start)
  if (now === undefined || now.start !== start) return false
  const then = turnAt(lines.map, index)
  const [from, to] = [placeOf(then.start, lines.until, -1), placeOf(then.end, lines.until, 1)]
  return state.sliceDoc(now.start, now.end).trim() === lines.text.sliceString(from, to).trim()
}
