import { chooseSpeakers, type Candidate } from './choose-speakers.ts'
import { ItemReader } from './item-reader.ts'
import { readLineShape, type LineShape } from './line-shape.ts'
import { listSpeakers } from './list-speakers.ts'
import { readFrontMatter } from './read-front-matter.ts'
import type { Script, ScriptLine } from './script.ts'
import { scriptProblems } from './script-problems.ts'
import { foldName, lookAtName, type NameLooks } from './speaker-name.ts'
import { wordCount } from './speech-text.ts'
import { splitLines, type LineSpan } from './split-lines.ts'

/** Who speaks what no name stands before. */
const narratorName = 'Narrator'

/**
 * Reads a script: see `docs/script-format.md`. Never throws and loses nothing: `printScript` gives the source back. What
 * was not understood is in `problems`, in the order of the script. Linear time.
 */
export function parseScript(source: string): Script {
  const spans = splitLines(source)
  const front = readFrontMatter(source, spans)
  const body = spans.slice(front.lineCount)
  const shapes = body.map((line) => readLineShape(source, line))
  const candidates = findCandidates(source, body, shapes)
  const cast = new Map(front.castNames.map(({ name }) => [foldName(name), name]))
  const speakers = chooseSpeakers(
    candidates.filter((candidate) => candidate !== undefined),
    {
      cast,
      speechLines: shapes.filter((shape) => shape.kind === 'speech').length,
      opening: candidates[shapes.findIndex((shape) => shape.kind === 'speech')],
    },
  )
  const reader = new ItemReader(source, speakers.names, chooseNarrator(speakers.names, cast))
  const kinds: ScriptLine['kind'][] = spans.slice(0, front.lineCount).map(() => 'front-matter')
  body.forEach((line, index) => {
    kinds.push(reader.read(line, shapes[index] ?? { kind: 'blank' }, candidates[index]))
  })
  reader.closeTurn()
  const { items } = reader
  const turns = items.filter((item) => item.kind === 'turn')
  const words = turns.map((turn) => wordCount(turn.text))
  const problems = [
    ...front.problems,
    ...reader.problems,
    ...scriptProblems({ source, front, speakers, turns, words, spans }),
  ]
  return {
    lines: spans.map(({ number, start, next }, index) => ({
      number,
      kind: kinds[index] ?? 'blank',
      raw: source.slice(start, next),
      range: { start, end: next },
    })),
    frontMatter: front.frontMatter,
    items,
    turns,
    cues: items.filter((item) => item.kind === 'cue'),
    chapters: items.filter((item) => item.kind === 'chapter'),
    speakers: listSpeakers(source, turns, words),
    problems: problems.toSorted((one, other) => one.range.start - other.range.start),
  }
}

/** For each line what speaker it may name. */
function findCandidates(
  source: string,
  body: readonly LineSpan[],
  shapes: readonly LineShape[],
): readonly (Candidate | undefined)[] {
  const looked = new Map<string, { readonly name: string; readonly looks: NameLooks }>()
  return shapes.map((shape, index) => {
    if ((shape.kind !== 'speech' && shape.kind !== 'chapter') || shape.head === undefined) return undefined
    const { head } = shape
    const written = source.slice(head.nameStart, head.nameEnd)
    let known = looked.get(written)
    if (known === undefined) {
      const name = written.replace(/\s+/g, ' ')
      known = { name, looks: lookAtName(name) }
      looked.set(written, known)
    }
    if (known.looks.isImpossible) return undefined
    const isWeak = shape.kind === 'chapter' || shape.isIndented || head.isTight
    return { head, line: body[index]?.number ?? 1, name: known.name, looks: known.looks, isWeak }
  })
}

/** A script without names is spoken by the one speaker of its cast, where it has one. */
function chooseNarrator(names: ReadonlyMap<string, string>, cast: ReadonlyMap<string, string>): string {
  const [sole, ...others] = cast.values()
  if (names.size === 0 && sole !== undefined && others.length === 0) return sole
  const key = foldName(narratorName)
  return names.get(key) ?? cast.get(key) ?? narratorName
}
