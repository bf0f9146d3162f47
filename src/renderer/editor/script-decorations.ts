import type { EditorState, Range } from '@codemirror/state'
import {
  Decoration,
  ViewPlugin,
  type DecorationSet,
  type EditorView,
  type ViewUpdate,
} from '@codemirror/view'
import { lineStates, spokenPlace } from './line-states.ts'
import { parsedScript, placeOf, setParsedScript, turnsBetween, type PlacedTurn } from './parsed-script.ts'
import { lastAtSamePlace, lastStartAtOrBefore, markKinds } from './script-map.ts'

export const speakerColours = 8

const nameMarks = Array.from({ length: speakerColours }, (_, index) =>
  Decoration.mark({ class: `cm-speaker cm-speaker-${index + 1}` }),
)
const styleMark = Decoration.mark({ class: 'cm-style' })
const tagMark = Decoration.mark({ class: 'cm-tag' })
const turnLine = Decoration.line({ class: 'cm-turn' })
const goesOnLine = Decoration.line({ class: 'cm-turn-goes-on' })
const indentedLine = Decoration.line({ class: 'cm-indented' })
const spokenLine = Decoration.line({ class: 'cm-spoken' })
const chapterSign = Decoration.mark({ class: 'cm-chapter-sign' })
const markLines = markKinds.map((kind) => Decoration.line({ class: `cm-${kind}` }))
const chapterLevels = Array.from({ length: 6 }, (_, level) =>
  Decoration.line({ class: `cm-chapter-${level + 1}` }),
)

/** The look of the script where it is in view, and nowhere else. */
export const scriptDecorations = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet

    constructor(view: EditorView) {
      this.decorations = decorate(view)
    }

    update(update: ViewUpdate): void {
      const isParsedAnew = update.transactions.some((transaction) =>
        transaction.effects.some((effect) => effect.is(setParsedScript)),
      )
      const isSpokenElsewhere = update.startState.field(lineStates) !== update.state.field(lineStates)
      if (update.docChanged || update.viewportChanged || isParsedAnew || isSpokenElsewhere)
        this.decorations = decorate(update.view)
    }
  },
  { decorations: (plugin) => plugin.decorations },
)

function decorate(view: EditorView): DecorationSet {
  const ranges: Range<Decoration>[] = []
  for (const { from, to } of view.visibleRanges) {
    for (const turn of turnsBetween(view.state, from, to)) decorateTurn(view.state, turn, from, to, ranges)
    decorateMarks(view.state, from, to, ranges)
  }
  return Decoration.set(ranges, true)
}

function decorateTurn(
  state: EditorState,
  turn: PlacedTurn,
  from: number,
  to: number,
  ranges: Range<Decoration>[],
) {
  const spoken = spokenPlace(state)
  const isSpoken = spoken !== undefined && turn.start <= spoken && spoken < Math.max(turn.end, turn.start + 1)
  const start = Math.max(turn.start, from)
  const end = Math.min(turn.end, to)
  for (let place = start; place <= end;) {
    const line = state.doc.lineAt(place)
    if (line.text.trim() !== '') {
      ranges.push((line.from <= turn.start ? turnLine : goesOnLine).range(line.from))
      if (line.text.startsWith('  ')) ranges.push(indentedLine.range(line.from))
      if (isSpoken) ranges.push(spokenLine.range(line.from))
    }
    place = line.to + 1
  }
  const hasStyle = turn.styleStart >= 0 && turn.styleEnd > turn.styleStart
  const name = nameMarks[turn.speaker % speakerColours]
  if (name !== undefined && turn.nameStart >= 0 && turn.nameEnd > turn.nameStart)
    ranges.push(
      name.range(turn.start, hasStyle ? spaceAfter(state, turn.nameEnd) : colonAfter(state, turn.nameEnd)),
    )
  if (hasStyle)
    ranges.push(styleMark.range(spaceAfter(state, turn.nameEnd), colonAfter(state, turn.styleEnd)))
  const textFrom = Math.max(start, turn.nameEnd, turn.styleEnd)
  if (textFrom >= end) return
  for (const tag of state.sliceDoc(textFrom, end).matchAll(/<[a-z][^<>\n]{0,40}>|\[[a-z][^[\]\n]{0,40}\]/gi))
    ranges.push(tagMark.range(textFrom + tag.index, textFrom + tag.index + tag[0].length))
}

function spaceAfter(state: EditorState, place: number): number {
  return place + (/^[ \t]*/.exec(state.sliceDoc(place, place + 8))?.[0].length ?? 0)
}

/** Where the text after a name or a style begins: behind what is left of the bracket, the colon and one space. */
export function colonAfter(state: EditorState, place: number): number {
  const rest = /^[)\]*_]*[ \t]*[:：][*_]*[ \t]?/u.exec(state.sliceDoc(place, place + 8))
  return place + (rest?.[0].length ?? 0)
}

function decorateMarks(state: EditorState, from: number, to: number, ranges: Range<Decoration>[]) {
  const { map, since } = state.field(parsedScript)
  const back = since.invertedDesc
  const until = back.mapPos(to, 1)
  const first = Math.max(0, lastStartAtOrBefore(map.marks, 3, 1, back.mapPos(from, -1)))
  for (let index = first; index * 3 < map.marks.length; index++) {
    if ((map.marks[index * 3 + 1] ?? 0) > until) break
    index = lastAtSamePlace(map.marks, 3, 1, index, (start) => placeOf(start, since, 1))
    const at = index * 3
    const line = state.doc.lineAt(placeOf(map.marks[at + 1] ?? 0, since, 1))
    const look = markLines[map.marks[at] ?? 0]
    if (look === undefined || line.text.trim() === '') continue
    ranges.push(look.range(line.from))
    const level = /^#+/.exec(line.text)?.[0].length ?? 0
    const chapter = chapterLevels[Math.min(level, 6) - 1]
    if (markKinds[map.marks[at] ?? 0] === 'chapter' && chapter !== undefined)
      ranges.push(chapter.range(line.from), chapterSign.range(line.from, line.from + level))
  }
}
