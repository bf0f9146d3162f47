import type { MusicOptions } from './music-words.ts'

/** A half-open span of the source text, in UTF-16 code units. */
export type SourceRange = { readonly start: number; readonly end: number }

/**
 * One line of the source with its line break. The lines of a script tile its source: joined, they are the source again.
 * `number` counts from 1.
 */
export type ScriptLine = {
  readonly number: number
  readonly kind: 'front-matter' | 'blank' | 'comment' | 'chapter' | 'cue' | 'turn' | 'continuation'
  readonly raw: string
  readonly range: SourceRange
}

/** Where a stretch of a turn's `text` stands in the source: `text` from `at` (to the next piece) begins at `source`. */
export type TextPiece = { readonly at: number; readonly source: number }

/** One speaker's uninterrupted speech. */
export type Turn = {
  readonly kind: 'turn'
  /** Place among the turns of the script, from 0. */
  readonly index: number
  readonly line: number
  readonly range: SourceRange
  /** The speaker's one name in this script, whichever of its spellings stands here. */
  readonly speaker: string
  /** The name as written; undefined where the turn goes on without naming its speaker again. */
  readonly nameRange: SourceRange | undefined
  /** How to say it: what stands in parentheses after the name. */
  readonly style: string | undefined
  readonly styleRange: SourceRange | undefined
  /** What is to be spoken, tags included (`<laugh>`), escapes and Markdown marks taken out; paragraphs parted by `\n`. */
  readonly text: string
  readonly pieces: readonly TextPiece[]
}

/** Anything that is not speech and stands on a line of its own in square brackets. */
export type Cue = {
  readonly kind: 'cue'
  readonly line: number
  readonly range: SourceRange
} & (
  | { readonly cue: 'pause'; readonly seconds: number }
  | {
      readonly cue: 'music'
      readonly name: string
      readonly nameRange: SourceRange
      readonly options: MusicOptions
    }
  /** Whatever plays under the speech ends here, fading over so many seconds. */
  | { readonly cue: 'music-stop'; readonly fadeOut: number | undefined }
  | { readonly cue: 'unknown'; readonly name: string }
)

export type Chapter = {
  readonly kind: 'chapter'
  readonly line: number
  readonly range: SourceRange
  readonly title: string
  /** 1 for `#`, 2 for `##`, and so on. */
  readonly level: number
}

/** A change of the source that puts a problem right: `range` becomes `text`. `label` says it in a few words. */
export type Fix = { readonly label: string; readonly range: SourceRange; readonly text: string }

export type Problem = {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'question'
  readonly line: number
  readonly range: SourceRange
  /** One plain sentence, without the line number. */
  readonly message: string
  readonly fix: Fix | undefined
}

/** A speaker as the script names it. */
export type Speaker = {
  readonly name: string
  /** Every spelling met, as written. */
  readonly spellings: readonly string[]
  readonly turns: number
  readonly words: number
}

/** A voice and a manner for one speaker, as the front matter may give it. */
export type CastEntry = {
  readonly voice?: string | undefined
  readonly style?: string | undefined
  /** 1 is the voice's own pace, 1.1 a tenth faster. */
  readonly pace?: number | undefined
}

export type FrontMatter = {
  readonly range: SourceRange
  readonly title: string | undefined
  readonly show: string | undefined
  readonly language: string | undefined
  readonly cast: Readonly<Record<string, CastEntry>>
  /** Every key as YAML gave it, known or not. */
  readonly values: Readonly<Record<string, unknown>>
}

/** A parsed script. Parsing never fails: what was not understood is in `problems`. */
export type Script = {
  readonly lines: readonly ScriptLine[]
  readonly frontMatter: FrontMatter | undefined
  /** Turns, cues and chapters in the order of the script. */
  readonly items: readonly (Turn | Cue | Chapter)[]
  readonly turns: readonly Turn[]
  readonly cues: readonly Cue[]
  readonly chapters: readonly Chapter[]
  /** In order of first appearance. */
  readonly speakers: readonly Speaker[]
  readonly problems: readonly Problem[]
}
