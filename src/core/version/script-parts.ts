import type { Script, ScriptLine } from '../script/script.ts'

/** A piece of a script that a new version may keep, change, move or drop: a turn, or a line that is none. */
export type ScriptPart = {
  readonly kind: 'turn' | Extract<ScriptLine['kind'], 'front-matter' | 'comment' | 'chapter' | 'cue'>
  /** Of a turn: its place among the turns, from 0, and who says it. */
  readonly turn: number
  readonly speaker: string
  readonly style: string | undefined
  /** What is said, or the line as it stands. */
  readonly text: string
}

/** The turns of a script and its other lines that are not blank, in order. */
export function scriptParts(script: Script): readonly ScriptPart[] {
  const turns = script.turns.values()
  return script.lines.flatMap(({ kind, raw }): ScriptPart[] => {
    if (kind === 'turn') {
      const turn = turns.next().value
      if (turn === undefined) return []
      return [{ kind, turn: turn.index, speaker: turn.speaker, style: turn.style, text: turn.text }]
    }
    if (kind === 'blank' || kind === 'continuation') return []
    const text = raw.trim()
    // The marks around the front matter say nothing.
    return text === '' || text === '---' ? [] : [{ kind, turn: -1, speaker: '', style: undefined, text }]
  })
}
