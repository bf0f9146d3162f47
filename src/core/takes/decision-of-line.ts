import { lineKey, wordsKey } from '../plan/line-key.ts'
import type { Turn } from '../script/script.ts'
import type { LineDecision, LineDecisions } from './line-decision.ts'

/** What of a turn decides which line it is. */
export type SaidLine = Pick<Turn, 'speaker' | 'text' | 'style'>

/** A decision, and the key it is kept under. */
export type KeptDecision = { readonly key: string; readonly decision: LineDecision }

/**
 * What a person decided about a line: its own, else what an older version kept for all lines of its words. That stays
 * for the others when a line gets its own.
 */
export function decisionOfLine(
  { speaker, text, style }: SaidLine,
  decisions: LineDecisions,
): KeptDecision | undefined {
  for (const keyOf of [() => lineKey(speaker, text, style), () => wordsKey(speaker, text)]) {
    const key = keyOf()
    const decision = decisions[key]
    if (decision !== undefined) return { key, decision }
  }
  return undefined
}
