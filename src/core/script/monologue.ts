import type { Script, Turn } from './script.ts'
import { wordCount } from './speech-text.ts'

/**
 * A text taken as it stands, as the script of one speaker: nothing in it is a name, a cue or a heading. Paragraphs, which
 * empty lines part, are turns.
 */
export function monologue(text: string, speaker = 'Narrator'): Script {
  const turns: Turn[] = []
  for (const match of text.matchAll(/\S(?:.|\n(?!\s*\n)|\r(?!\n\s*\n))*/g)) {
    const start = match.index
    const paragraph = match[0].trimEnd()
    turns.push({
      kind: 'turn',
      index: turns.length,
      line: text.slice(0, start).split('\n').length,
      range: { start, end: start + paragraph.length },
      speaker,
      nameRange: undefined,
      style: undefined,
      styleRange: undefined,
      text: paragraph,
      pieces: [{ at: 0, source: start }],
    })
  }
  const words = turns.reduce((sum, turn) => sum + wordCount(turn.text), 0)
  return {
    lines: [],
    frontMatter: undefined,
    items: turns,
    turns,
    cues: [],
    chapters: [],
    speakers: turns.length === 0 ? [] : [{ name: speaker, spellings: [speaker], turns: turns.length, words }],
    problems: [],
  }
}
