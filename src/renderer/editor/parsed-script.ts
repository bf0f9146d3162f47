import { ChangeSet, StateEffect, StateField, type ChangeDesc, type EditorState } from '@codemirror/state'
import {
  emptyMap,
  lastAtSamePlace,
  lastStartAtOrBefore,
  turnAt,
  turnCount,
  turnFields,
  type ScriptMap,
} from './script-map.ts'

/** The newest map of the script, and what was typed since the text it was made from. */
export type ParsedScript = { readonly map: ScriptMap; readonly since: ChangeDesc }

export const setParsedScript = StateEffect.define<ParsedScript>()

/**
 * Holds the map and never goes through it: a keystroke only lengthens `since`, and places are carried over to today's
 * text where they are looked at.
 */
export const parsedScript = StateField.define<ParsedScript>({
  create: (state) => ({ map: emptyMap, since: ChangeSet.empty(state.doc.length).desc }),
  update(parsed, transaction) {
    for (const effect of transaction.effects) if (effect.is(setParsedScript)) return effect.value
    if (!transaction.docChanged) return parsed
    return { map: parsed.map, since: parsed.since.composeDesc(transaction.changes.desc) }
  },
})

export type PlacedTurn = ReturnType<typeof turnAt>

/**
 * The turns that touch from…to of today's text, at their places there. Of those that another text has taken the place of,
 * which all stand where it begins, only the last.
 */
export function turnsBetween(state: EditorState, from: number, to: number): readonly PlacedTurn[] {
  const { map, since } = state.field(parsedScript)
  if (since.newLength !== state.doc.length) return []
  const back = since.invertedDesc
  const first = Math.max(0, lastStartAtOrBefore(map.turns, turnFields, 0, back.mapPos(from, -1)))
  const until = back.mapPos(to, 1)
  const placed: PlacedTurn[] = []
  for (let index = first; index < turnCount(map); index++) {
    if (turnAt(map, index).start > until) break
    index = lastAtSamePlace(map.turns, turnFields, 0, index, (start) => placeOf(start, since, -1))
    placed.push(placeTurn(turnAt(map, index), since))
  }
  return placed
}

/** The turn that the text at `place` belongs to, if any. */
export function turnOf(state: EditorState, place: number): PlacedTurn | undefined {
  return turnsBetween(state, place, place).findLast((turn) => turn.start <= place && place <= turn.end)
}

/** Where a turn stands today; undefined when there is none of this index. */
export function placeOfTurn(state: EditorState, index: number): PlacedTurn | undefined {
  const { map, since } = state.field(parsedScript)
  return index < 0 || index >= turnCount(map) ? undefined : placeTurn(turnAt(map, index), since)
}

/** Where what stood at `place` when the text was parsed stands today. */
export function placeOf(place: number, since: ChangeDesc, side: -1 | 1): number {
  return since.mapPos(Math.min(place, since.length), side)
}

function placeTurn(turn: PlacedTurn, since: ChangeDesc): PlacedTurn {
  const at = (place: number, side: -1 | 1) => (place < 0 ? -1 : placeOf(place, since, side))
  return {
    ...turn,
    start: at(turn.start, -1),
    end: at(turn.end, 1),
    nameStart: at(turn.nameStart, 1),
    nameEnd: at(turn.nameEnd, -1),
    styleStart: at(turn.styleStart, 1),
    styleEnd: at(turn.styleEnd, -1),
  }
}
