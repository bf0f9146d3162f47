import type { EditorState } from '@codemirror/state'
import { isKnownMusic } from '../music/music-names.ts'
import { knownMusic } from './known-music.ts'
import { isLocked, plannedLineAt, type LineState } from './line-states.ts'
import { parsedScript, turnOf } from './parsed-script.ts'
import { emptyMap, type ScriptMap } from './script-map.ts'
import { shownState, unspokenLines } from './unspoken-lines.ts'

/** The line the caret is in. */
export type CaretLine = {
  /** Its place among the lines of the text. */
  readonly turn: number
  /** Its place in the plan; −1 where the plan does not know it yet. */
  readonly line: number
  readonly speaker: string
  readonly state: LineState
  readonly isLocked: boolean
}

/** What the rest of the Studio shows of the script. */
export type DeskView = {
  readonly map: ScriptMap
  /** Whether `map` is of a text at all, or only the place of one. */
  readonly isParsed: boolean
  readonly caret: CaretLine | undefined
  /** How many lines could not be spoken. */
  readonly unspoken: number
  /** How many cues name music that there is not. */
  readonly unknownMusic: number
  /** Whether the text scrolls along with what is heard. */
  readonly isFollowing: boolean
}

/** Before the script has been parsed. */
export const nothingYet: DeskView = {
  map: emptyMap,
  isParsed: false,
  caret: undefined,
  unspoken: 0,
  unknownMusic: 0,
  isFollowing: true,
}

/** What is to be shown of the script as it is now; `before` itself where that is the same. */
export function viewDesk(state: EditorState, before: DeskView): DeskView {
  const { map } = state.field(parsedScript)
  const now = caretLine(state)
  const caret = isSameLine(now, before.caret) ? before.caret : now
  const unspoken = state.field(unspokenLines).length
  const names = state.field(knownMusic)
  const unknown = names === undefined ? [] : map.music.filter(({ name }) => !isKnownMusic(names, name))
  const unknownMusic = unknown.length
  const isSameCount = unspoken === before.unspoken && unknownMusic === before.unknownMusic
  if (caret === before.caret && map === before.map && isSameCount) return before
  return { ...before, map, unspoken, unknownMusic, isParsed: map !== emptyMap, caret }
}

function caretLine(state: EditorState): CaretLine | undefined {
  const turn = turnOf(state, state.selection.main.head)
  if (turn === undefined) return undefined
  const line = plannedLineAt(state, turn.start)
  return {
    turn: turn.index,
    line,
    speaker: state.field(parsedScript).map.speakers[turn.speaker]?.name ?? '',
    state: shownState(state, line, turn.start),
    isLocked: isLocked(state, line),
  }
}

function isSameLine(a: CaretLine | undefined, b: CaretLine | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return (
    a.turn === b.turn &&
    a.line === b.line &&
    a.speaker === b.speaker &&
    a.state === b.state &&
    a.isLocked === b.isLocked
  )
}
