import { ChangeSet, StateEffect, StateField, type ChangeDesc, type EditorState } from '@codemirror/state'
import type { RenderPlan } from '../components/episode-types.ts'
import { parsedScript } from './parsed-script.ts'
import { lastStartAtOrBefore, turnCount, turnFields } from './script-map.ts'

/** doubtful and bad: made, but the checks are not happy with it. */
export type LineState = 'made' | 'new' | 'speaking' | 'failed' | 'doubtful' | 'bad'

const stateOfLetter: Readonly<Record<string, LineState>> = { m: 'made', d: 'doubtful', b: 'bad' }

/** What is known of each line: whether its take is there, how a render goes, which one is being heard. */
export type LineNews = {
  readonly plan: RenderPlan | undefined
  /** Lines that the render under way has made; undefined when none is under way. */
  readonly madeNow: ReadonlySet<number> | undefined
  /** The line, by its place in the plan, that is being heard. */
  readonly spoken: number | undefined
}

type LineStates = LineNews & {
  /** Where the plan's lines begin, in the text that `since` starts from. */
  readonly starts: Int32Array
  readonly since: ChangeDesc
  /** The line that the render is at. */
  readonly speaking: number
}

export const setLineNews = StateEffect.define<LineNews>()

/**
 * Ties the plan of the saved script to today's text. A plan and a map that count the same lines belong together; where
 * they differ, a newer plan is on its way and the old places are kept until it comes.
 */
export const lineStates = StateField.define<LineStates>({
  create: (state) => ({
    plan: undefined,
    madeNow: undefined,
    spoken: undefined,
    starts: new Int32Array(0),
    since: ChangeSet.empty(state.doc.length).desc,
    speaking: -1,
  }),
  update(states, transaction) {
    let next = states
    for (const effect of transaction.effects)
      if (effect.is(setLineNews)) next = { ...next, ...effect.value, speaking: speakingLine(effect.value) }
    if (transaction.docChanged) next = { ...next, since: next.since.composeDesc(transaction.changes.desc) }
    const parsed = transaction.state.field(parsedScript)
    const isNews = next.plan !== states.plan || parsed.map !== transaction.startState.field(parsedScript).map
    if (!isNews || next.plan?.lines.states.length !== turnCount(parsed.map)) return next
    return { ...next, since: parsed.since, starts: startsOf(parsed.map.turns) }
  },
})

function startsOf(turns: Int32Array): Int32Array {
  const starts = new Int32Array(turns.length / turnFields)
  for (let index = 0; index < starts.length; index++) starts[index] = turns[index * turnFields] ?? 0
  return starts
}

function speakingLine({ plan, madeNow }: LineNews): number {
  if (plan === undefined || madeNow === undefined) return -1
  const { states } = plan.lines
  let index = states.indexOf('n')
  while (index >= 0 && madeNow.has(index)) index = states.indexOf('n', index + 1)
  return index
}

/** The place in the plan of the line that begins at `start`; −1 where there is none yet. */
export function plannedLineAt(state: EditorState, start: number): number {
  const { starts, since } = state.field(lineStates)
  const then = since.invertedDesc.mapPos(start, 1)
  const index = lastStartAtOrBefore(starts, 1, 0, then)
  return index >= 0 && starts[index] === then ? index : -1
}

/** How a line of the plan stands now. A line that the plan does not know is new. */
export function stateOfLine(state: EditorState, index: number): LineState {
  const { plan, madeNow, speaking } = state.field(lineStates)
  if (index >= 0 && index === speaking) return 'speaking'
  return stateOfLetter[plan?.lines.states[index] ?? ''] ?? (madeNow?.has(index) === true ? 'made' : 'new')
}

/** Whether a line of the plan keeps its take whatever is changed but its words. */
export function isLocked(state: EditorState, index: number): boolean {
  return state.field(lineStates).plan?.lines.locks[index] === 'l'
}

/** The gravest thing that the checks found in the take of a line of the plan, one sentence. */
export function doubtOf(state: EditorState, index: number): string | undefined {
  return state.field(lineStates).plan?.doubts.find(({ turn }) => turn === index)?.reasons[0]
}

/** Where the line that is being heard begins. */
export function spokenPlace(state: EditorState): number | undefined {
  const { spoken } = state.field(lineStates)
  return spoken === undefined ? undefined : placeOfLine(state, spoken)
}

/** Where a line of the plan begins today. */
export function placeOfLine(state: EditorState, index: number): number | undefined {
  const { starts, since } = state.field(lineStates)
  const start = starts[index]
  return start === undefined ? undefined : since.mapPos(Math.min(start, since.length), 1)
}
