import { EditorState, type TransactionSpec } from '@codemirror/state'
import { parseScript } from '../../src/core/script/parse-script.ts'
import { lineStates } from '../../src/renderer/editor/line-states.ts'
import { parsedScript, setParsedScript } from '../../src/renderer/editor/parsed-script.ts'
import { mapScript } from '../../src/renderer/editor/script-map.ts'

/** The editor's state with this text, parsed. */
export function parsed(text: string): EditorState {
  return parsedAgain(EditorState.create({ doc: text, extensions: [parsedScript, lineStates] }))
}

/** The state when its text has been parsed as it is. */
export function parsedAgain(state: EditorState): EditorState {
  const map = mapScript(parseScript(state.doc.toString()))
  return after(state, { effects: setParsedScript.of({ map, since: state.changes([]).desc }) })
}

export function after(state: EditorState, spec: TransactionSpec): EditorState {
  return state.update(spec).state
}
