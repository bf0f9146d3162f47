import { lineKey, wordsKey } from '../plan/line-key.ts'
import type { Script, Turn } from '../script/script.ts'
import { decisionOfLine } from '../takes/decision-of-line.ts'
import type { LineDecisions } from '../takes/line-decision.ts'
import { matchScripts, type PartChange } from './match-scripts.ts'
import { scriptParts } from './script-parts.ts'
import { versionRow, type VersionRow } from './version-row.ts'

/** A lock or a note of a person on a line that is no more in the new version. */
export type EndedDecision = {
  /** The number of the line in the script before, from 1. */
  readonly line: number
  readonly speaker: string
  readonly words: string
  readonly isLocked: boolean
  readonly hasNote: boolean
}

/** What a new version of a script changes. */
export type ScriptComparison = {
  /** How many turns are what. */
  readonly counts: Readonly<Record<PartChange['kind'], number>>
  /** How much else is changed: front matter, chapters, cues, comments. */
  readonly others: number
  /** The changes in order, what is the same folded; only the first of very many. */
  readonly rows: readonly VersionRow[]
  readonly moreRows: number
  readonly ended: readonly EndedDecision[]
  readonly newSpeakers: readonly string[]
}

/** More changes than anybody reads one by one. */
const mostRows = 200

/** Compares a script with its new version; see `matchScripts`. `decisions`: what a person decided about its lines. */
export function compareScripts(before: Script, after: Script, decisions: LineDecisions): ScriptComparison {
  const parts = { before: scriptParts(before), after: scriptParts(after) }
  const changes = matchScripts(parts.before, parts.after)
  const counts = { same: 0, edited: 0, moved: 0, removed: 0, new: 0 }
  const rows: VersionRow[] = []
  let [others, changed, folded] = [0, 0, 0]
  const fold = () => {
    if (folded > 0) rows.push({ kind: 'same', lines: folded })
    folded = 0
  }
  for (const change of changes) {
    const isTurn =
      ('after' in change ? parts.after[change.after] : parts.before[change.before])?.kind === 'turn'
    if (isTurn) counts[change.kind]++
    else if (change.kind !== 'same') others++
    if (change.kind === 'same') {
      if (isTurn) folded++
    } else if (++changed <= mostRows) {
      fold()
      rows.push(versionRow(change, parts))
    }
  }
  if (changed <= mostRows) fold()
  const known = new Set(before.speakers.map(({ name }) => name))
  return {
    counts,
    others,
    rows,
    moreRows: Math.max(0, changed - mostRows),
    ended: endedDecisions(before.turns, after.turns, decisions),
    newSpeakers: after.speakers.map(({ name }) => name).filter((name) => !known.has(name)),
  }
}

function endedDecisions(
  before: readonly Turn[],
  after: readonly Turn[],
  decisions: LineDecisions,
): readonly EndedDecision[] {
  const hasAny = Object.values(decisions).some(({ lock, note }) => lock !== undefined || (note ?? '') !== '')
  // Few episodes have any; the others need no keys.
  if (!hasAny) return []
  const kept = new Set(
    after.flatMap(({ speaker, text, style }) => [lineKey(speaker, text, style), wordsKey(speaker, text)]),
  )
  return before.flatMap((turn): EndedDecision[] => {
    const { index, speaker, text } = turn
    const { key, decision } = decisionOfLine(turn, decisions) ?? {}
    const { lock, note = '' } = decision ?? {}
    if (key === undefined || kept.has(key) || (lock === undefined && note === '')) return []
    return [{ line: index + 1, speaker, words: text, isLocked: lock !== undefined, hasNote: note !== '' }]
  })
}
