import type { Candidate } from './choose-speakers.ts'
import { cleanText } from './clean-text.ts'
import { makeCue } from './cue-item.ts'
import type { LineShape } from './line-shape.ts'
import { makeProblem } from './problems.ts'
import { readCueWords } from './read-cue.ts'
import type { Chapter, Cue, Problem, ScriptLine, SourceRange, Turn } from './script.ts'
import { directionWords } from './speaker-words.ts'
import type { LineSpan } from './split-lines.ts'
import { SpokenText } from './spoken-text.ts'
import { commentFix, findingProblem } from './text-problems.ts'

type OpenTurn = Omit<Turn, 'kind' | 'index' | 'range' | 'text' | 'pieces'> & {
  readonly start: number
  end: number
  readonly text: SpokenText
}

type SpeechShape = Extract<LineShape, { kind: 'speech' }>

/** Reads the lines of a script one after the other, once it is known who speaks in it, and gathers its items. */
export class ItemReader {
  readonly items: (Turn | Cue | Chapter)[] = []
  readonly problems: Problem[] = []
  readonly #source: string
  readonly #names: ReadonlyMap<string, string>
  readonly #narrator: string
  #turn: OpenTurn | undefined
  #turns = 0
  #speaker: string | undefined
  #style: string | undefined
  #isAfterBlank = false

  /** `names`: from folded names to speakers. `narrator` speaks what stands before any name. */
  constructor(source: string, names: ReadonlyMap<string, string>, narrator: string) {
    this.#source = source
    this.#names = names
    this.#narrator = narrator
  }

  /** Reads the next line and says what it is. */
  read(line: LineSpan, shape: LineShape, candidate: Candidate | undefined): ScriptLine['kind'] {
    const speaker = candidate === undefined ? undefined : this.#names.get(candidate.looks.key)
    if (candidate !== undefined && speaker !== undefined) return this.#readNamed(line, candidate, speaker)
    if (shape.kind === 'chapter') return this.#readChapter(line, shape)
    if (shape.kind === 'cue') return this.#readCue(line, shape)
    if (shape.kind === 'blank') this.#isAfterBlank = true
    if (shape.kind !== 'speech') return shape.kind
    if (candidate !== undefined && directionWords.has(candidate.looks.key)) {
      const range = { start: shape.from, end: shape.to }
      const details = { line: line.number, range, written: candidate.name, fix: commentFix(shape.from) }
      this.problems.push(makeProblem('direction-in-text', details))
    }
    return this.#readUnnamed(line, shape)
  }

  /** Ends the turn under way. To be called after the last line, too. */
  closeTurn(): void {
    if (this.#turn === undefined) return
    // Field by field: this runs for every turn, and spreading is many times slower.
    const { line, start, end, speaker, nameRange, style, styleRange, text } = this.#turn
    this.items.push({
      kind: 'turn',
      index: this.#turns++,
      line,
      range: { start, end },
      speaker,
      nameRange,
      style,
      styleRange,
      text: text.toString(),
      pieces: text.pieces,
    })
    this.#turn = undefined
  }

  #readNamed(line: LineSpan, { head }: Candidate, speaker: string): 'turn' {
    this.closeTurn()
    const styleRange = this.#trimmed(head.styleStart, head.styleEnd)
    const hasStyle = styleRange.end > styleRange.start
    const style = hasStyle
      ? this.#source.slice(styleRange.start, styleRange.end).replace(/\s+/g, ' ')
      : undefined
    this.#turn = {
      line: line.number,
      start: line.start,
      end: line.end,
      speaker,
      nameRange: { start: head.nameStart, end: head.nameEnd },
      style,
      styleRange: hasStyle ? styleRange : undefined,
      text: new SpokenText(),
    }
    this.#speaker = speaker
    this.#style = style
    this.#addText(line, this.#trimmed(head.textStart, line.end), ' ', head)
    return 'turn'
  }

  #readUnnamed(
    line: LineSpan,
    shape: Pick<SpeechShape, 'from' | 'to' | 'isIndented' | 'isItem'>,
  ): 'turn' | 'continuation' {
    // Where nobody is named, a paragraph is a turn: a changed one is then spoken again without the others.
    if (this.#names.size === 0 && this.#isAfterBlank && !shape.isIndented) this.closeTurn()
    const isNew = this.#turn === undefined
    this.#turn ??= {
      line: line.number,
      start: line.start,
      end: line.end,
      speaker: this.#speaker ?? this.#narrator,
      nameRange: undefined,
      style: this.#style,
      styleRange: undefined,
      text: new SpokenText(),
    }
    this.#speaker = this.#turn.speaker
    const isParagraph = this.#isAfterBlank || shape.isIndented || shape.isItem
    this.#addText(line, { start: shape.from, end: shape.to }, isParagraph ? '\n' : ' ', undefined)
    return isNew ? 'turn' : 'continuation'
  }

  #addText(
    line: LineSpan,
    range: SourceRange,
    separator: ' ' | '\n',
    head: Candidate['head'] | undefined,
  ): void {
    this.#isAfterBlank = false
    const turn = this.#turn
    if (turn === undefined) return
    turn.end = line.end
    if (range.end === range.start) return
    turn.text.separate(separator)
    cleanText(this.#source.slice(range.start, range.end), range.start, turn.text, (finding) => {
      const problem = findingProblem(this.#source, finding, { line: line.number, text: range, head })
      if (problem !== undefined) this.problems.push(problem)
    })
  }

  #readChapter(line: LineSpan, shape: Extract<LineShape, { kind: 'chapter' }>): 'chapter' {
    this.closeTurn()
    this.#style = undefined
    this.#isAfterBlank = false
    const range = { start: line.start, end: line.end }
    const text = new SpokenText()
    cleanText(this.#source.slice(shape.from, shape.to), shape.from, text, () => undefined)
    const title = text.toString().trim()
    this.items.push({ kind: 'chapter', line: line.number, range, title, level: shape.level })
    if (title === '') {
      const fix = { label: 'Remove it', range: { start: line.start, end: line.next }, text: '' }
      this.problems.push(makeProblem('empty-chapter', { line: line.number, range, fix }))
    }
    return 'chapter'
  }

  #readCue(line: LineSpan, { from, to }: Extract<LineShape, { kind: 'cue' }>): ScriptLine['kind'] {
    const words = this.#source.slice(from, to)
    const read = readCueWords(words)
    const range = { start: from - 1, end: to + 1 }
    if (read.cue === 'tag' && this.#speaker !== undefined) {
      return this.#readUnnamed(line, { from: range.start, to: range.end, isIndented: false, isItem: false })
    }
    this.closeTurn()
    this.#isAfterBlank = false
    const { cue, problems } = makeCue(read, words, line.number, range)
    this.items.push(cue)
    this.problems.push(...problems)
    return 'cue'
  }

  #trimmed(from: number, to: number): SourceRange {
    const written = this.#source.slice(from, to)
    const start = to - written.trimStart().length
    return { start, end: start + written.trim().length }
  }
}
