import { StateEffect, StateField, type ChangeDesc, type EditorState } from '@codemirror/state'
import type { RenderPlan } from '../components/episode-types.ts'
import { parsedScript } from './parsed-script.ts'
import { beginningOf, isAsItWas, lineBeginningAt, placeLines, type PlacedLines } from './placed-lines.ts'
import { turnCount } from './script-map.ts'

/** doubtful and bad: made, but the checks are not happy with it. */
export type LineState = 'made' | 'new' | 'speaking' | 'failed' | 'doubtful' | 'bad'

const stateOfLetter: Readonly<Record<string, LineState>> = { m: 'made', d: 'doubtful', b: 'bad' }

/** What is known of each line: whether its take is there, how a render goes, which one is being heard. */
export type LineNews = {
  readonly plan: RenderPlan | undefined
  /** Lines that the render under way has made, by their places when it began; undefined when none is under way. */
  readonly madeNow: ReadonlySet<number> | undefined
  /** The line, by its place in the plan, that is being heard. */
  readonly spoken: number | undefined
}

type LineStates = LineNews & {
  /** The plan that `lines` are of: the newest, or the one before while the map of the newest is on its way. */
  readonly known: RenderPlan | undefined
  readonly lines: PlacedLines | undefined
  /** The lines that the render under way is of, which its news number; undefined until they are known. */
  readonly rendered: PlacedLines | undefined
  /** The one of `rendered` that the render is at. */
  readonly speaking: number
}

export const setLineNews = StateEffect.define<LineNews>()

/**
 * Ties the plan of the saved script to today's text. A plan and a map that count the same lines belong together; where
 * they differ, a newer plan is on its way and the old places are kept until it comes. A render goes on with the words it
 * began with, so the lines it tells of are tied to the text of that moment.
 */
export const lineStates = StateField.define<LineStates>({
  create: () => ({
    plan: undefined,
    madeNow: undefined,
    spoken: undefined,
    known: undefined,
    lines: undefined,
    rendered: undefined,
    speaking: -1,
  }),
  update(states, transaction) {
    const { state, startState, docChanged, changes } = transaction
    let next = states
    for (const effect of transaction.effects) if (effect.is(setLineNews)) next = { ...next, ...effect.value }
    if (docChanged)
      next = {
        ...next,
        lines: carriedOver(next.lines, changes.desc),
        rendered: carriedOver(next.rendered, changes.desc),
      }
    const parsed = state.field(parsedScript)
    const isOtherMap = parsed.map !== startState.field(parsedScript).map
    if (next === states && !isOtherMap) return states
    const isUntouched = next.lines?.text === state.doc
    if (next.plan !== next.known || (isOtherMap && isUntouched)) next = tied(next, state)
    if (next.madeNow === undefined) next = { ...next, rendered: undefined }
    // A map of the text before would number the lines otherwise.
    else if (next.rendered === undefined && parsed.since.empty && turnCount(parsed.map) > 0)
      next = { ...next, rendered: placeLines(state) }
    const isNews = next.madeNow !== states.madeNow || next.known !== states.known
    return isNews || next.rendered?.map !== states.rendered?.map
      ? { ...next, speaking: speakingLine(next, state) }
      : next
  },
})

function carriedOver(lines: PlacedLines | undefined, changes: ChangeDesc): PlacedLines | undefined {
  return lines && { ...lines, since: lines.since.composeDesc(changes) }
}

function tied(states: LineStates, state: EditorState): LineStates {
  const { plan } = states
  if (plan === undefined) return { ...states, known: undefined, lines: undefined }
  const lines = placeLines(state)
  return plan.lines.states.length === turnCount(lines.map) ? { ...states, known: plan, lines } : states
}

/** The first line of the render that is not made. */
function speakingLine(states: LineStates, state: EditorState): number {
  const { known, madeNow, rendered } = states
  if (known === undefined || madeNow === undefined || rendered === undefined) return -1
  const letters = known.lines.states
  for (let index = letters.indexOf('n'); index >= 0; index = letters.indexOf('n', index + 1)) {
    const line = lineOfRender(states, index)
    if (line >= 0 && !madeNow.has(line) && isAsItWas(rendered, line, state)) return line
  }
  return -1
}

/** The place in the render under way of a line of the plan; −1 where it has none. */
function lineOfRender({ lines, rendered }: LineStates, index: number): number {
  if (lines === undefined || rendered === undefined) return -1
  if (lines.map === rendered.map) return index
  const start = beginningOf(lines, index)
  return start === undefined ? -1 : lineBeginningAt(rendered, start)
}

/** The place in the plan of the line that begins at `start`; −1 where there is none yet. */
export function plannedLineAt(state: EditorState, start: number): number {
  const { lines } = state.field(lineStates)
  return lines === undefined ? -1 : lineBeginningAt(lines, start)
}

/** How a line of the plan stands now. A line that the plan does not know, or that says something else by now, is new. */
export function stateOfLine(state: EditorState, index: number): LineState {
  const states = state.field(lineStates)
  const { known, lines, madeNow, rendered, speaking } = states
  if (lines === undefined || !isAsItWas(lines, index, state)) return 'new'
  const made = stateOfLetter[known?.lines.states[index] ?? '']
  if (made !== undefined || madeNow === undefined || rendered === undefined) return made ?? 'new'
  const line = lineOfRender(states, index)
  if (line < 0 || !isAsItWas(rendered, line, state)) return 'new'
  if (line === speaking) return 'speaking'
  return madeNow.has(line) ? 'made' : 'new'
}

/** Whether a line of the plan keeps its take whatever is changed but the line itself. */
export function isLocked(state: EditorState, index: number): boolean {
  const { known, lines } = state.field(lineStates)
  return known?.lines.locks[index] === 'l' && lines !== undefined && isAsItWas(lines, index, state)
}

/** The gravest thing that the checks found in the take of a line of the plan, one sentence. */
export function doubtOf(state: EditorState, index: number): string | undefined {
  return state.field(lineStates).known?.doubts.find(({ turn }) => turn === index)?.reasons[0]
}

/** Where the line that is being heard begins. */
export function spokenPlace(state: EditorState): number | undefined {
  const { spoken } = state.field(lineStates)
  return spoken === undefined ? undefined : placeOfLine(state, spoken)
}

/** Where a line of the plan begins today. */
export function placeOfLine(state: EditorState, index: number): number | undefined {
  const { lines } = state.field(lineStates)
  return lines && beginningOf(lines, index)
}
