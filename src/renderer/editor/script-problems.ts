import { setDiagnostics, type Diagnostic } from '@codemirror/lint'
import type { Text } from '@codemirror/state'
import { EditorView, type Command } from '@codemirror/view'
import { unknownMusic } from '../../core/music/music-remarks.ts'
import type { Problem } from '../../core/script/script.ts'
import { isKnownMusic, type MusicNames } from '../music/music-names.ts'
import { knownMusic, setKnownMusic } from './known-music.ts'
import { parsedScript, setParsedScript, type ParsedScript } from './parsed-script.ts'
import { setUnspoken, unspokenLines } from './unspoken-lines.ts'

const severities = { error: 'error', warning: 'warning', question: 'info' } as const

/** Underlines the problems of each new map, and the lines that could not be spoken. */
export const scriptProblems = EditorView.updateListener.of((update) => {
  const isNews = update.transactions.some(({ effects }) =>
    effects.some(
      (effect) => effect.is(setParsedScript) || effect.is(setUnspoken) || effect.is(setKnownMusic),
    ),
  )
  if (!isNews) return
  const { view } = update
  const shown = update.state.field(parsedScript).map
  // A view may not be changed while it is being updated.
  queueMicrotask(() => {
    const { state } = view
    if (state.field(parsedScript).map !== shown) return
    const diagnostics = [
      ...diagnosticsOf(state.field(parsedScript), state.field(knownMusic), state.doc),
      ...state.field(unspokenLines).map(({ from, nameEnd: to, message }): Diagnostic => {
        return { from, to, severity: 'error', message: `This line could not be spoken. ${message}` }
      }),
    ]
    view.dispatch(setDiagnostics(state, diagnostics))
  })
})

/** Cues that say a name which no music has. */
function musicProblems({ map }: ParsedScript, names: MusicNames | undefined): readonly Problem[] {
  if (names === undefined) return []
  const unknown = map.music.filter(({ name }) => !isKnownMusic(names, name))
  return unknown.map(({ name, at }) => {
    const range = { start: at, end: at + name.length }
    return unknownMusic({ line: 0, range, written: name }, names.shown)
  })
}

function diagnosticsOf(parsed: ParsedScript, names: MusicNames | undefined, doc: Text): Diagnostic[] {
  const { map, since } = parsed
  const place = (then: number, side: -1 | 1) => since.mapPos(Math.min(then, since.length), side)
  return [...map.problems, ...musicProblems(parsed, names)].map((problem) => {
    const from = place(problem.range.start, 1)
    const to = Math.max(from, place(problem.range.end, -1))
    const { fix } = problem
    return {
      // A problem of a whole line begins where its text does.
      from,
      to: Math.min(Math.max(to, from + (from < doc.length ? 1 : 0)), doc.length),
      severity: severities[problem.severity],
      message: problem.message,
      actions:
        fix === undefined ? [] : [{ name: fix.label, apply: (view: EditorView) => applyFix(view, fix) }],
    }
  })
}

function applyFix(view: EditorView, fix: NonNullable<Problem['fix']>): void {
  const { since } = view.state.field(parsedScript)
  const from = since.mapPos(Math.min(fix.range.start, since.length), 1)
  const to = Math.max(from, since.mapPos(Math.min(fix.range.end, since.length), -1))
  view.dispatch({ changes: { from, to, insert: fix.text }, userEvent: 'input.fix' })
}

/** Puts the first problem of the line right that offers it. */
export const fixProblem: Command = (view) => {
  const { map, since } = view.state.field(parsedScript)
  const line = view.state.doc.lineAt(view.state.selection.main.head)
  const back = since.invertedDesc
  const [from, to] = [back.mapPos(line.from, -1), back.mapPos(line.to, 1)]
  const problem = map.problems.find(
    ({ fix, range }) => fix !== undefined && range.start <= to && range.end >= from,
  )
  if (problem?.fix === undefined) return false
  applyFix(view, problem.fix)
  return true
}
