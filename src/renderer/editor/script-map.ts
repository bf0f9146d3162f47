import type { Problem, Script } from '../../core/script/script.ts'

/**
 * What the page needs of a parsed script, in a form that crosses from the worker for next to nothing: places are
 * UTF-16 code units in the text that was parsed, in typed arrays that are handed over, not copied.
 */
export type ScriptMap = {
  /** `turnFields` numbers a turn, in order of the script. A name or style that is not there is −1. */
  readonly turns: Int32Array
  /** Everything else that has a look of its own, as kind, start, end, in order. Kinds are places in `markKinds`. */
  readonly marks: Int32Array
  readonly chapters: readonly { readonly title: string; readonly at: number; readonly level: number }[]
  readonly speakers: readonly { readonly name: string; readonly turns: number; readonly words: number }[]
  readonly problems: readonly Problem[]
  /** The names of music that cues say. */
  readonly music: readonly { readonly name: string; readonly at: number }[]
  readonly title: string | undefined
  readonly show: string | undefined
  readonly cast: Readonly<Record<string, { readonly voice?: string; readonly pace?: number }>>
}

export const turnFields = 7
export const markKinds = ['front-matter', 'comment', 'chapter', 'cue'] as const

/** More problems than anybody reads; the count stays right once these are put right. */
const mostProblems = 300

export const emptyMap: ScriptMap = {
  turns: new Int32Array(0),
  marks: new Int32Array(0),
  chapters: [],
  speakers: [],
  problems: [],
  music: [],
  title: undefined,
  show: undefined,
  cast: {},
}

export function mapScript(script: Script): ScriptMap {
  const speakers = new Map(script.speakers.map((speaker, index) => [speaker.name, index]))
  const turns = new Int32Array(script.turns.length * turnFields)
  script.turns.forEach((turn, index) => {
    const { range, nameRange, styleRange } = turn
    const name = [nameRange?.start ?? -1, nameRange?.end ?? -1]
    const style = [styleRange?.start ?? -1, styleRange?.end ?? -1]
    turns.set(
      [range.start, range.end, ...name, ...style, speakers.get(turn.speaker) ?? 0],
      index * turnFields,
    )
  })
  const marks: number[] = []
  for (const line of script.lines) {
    const kind = markKinds.findIndex((known) => known === line.kind)
    if (kind >= 0) marks.push(kind, line.range.start, line.range.end)
  }
  return {
    turns,
    marks: Int32Array.from(marks),
    chapters: script.chapters.map(({ title, range, level }) => ({ title, at: range.start, level })),
    speakers: script.speakers.map(({ name, turns: count, words }) => ({ name, turns: count, words })),
    // An empty page is where one begins, not a problem.
    problems: isBlank(script) ? [] : script.problems.slice(0, mostProblems),
    music: script.cues.flatMap((cue) =>
      cue.cue === 'music' && cue.name !== '' ? [{ name: cue.name, at: cue.nameRange.start }] : [],
    ),
    title: script.frontMatter?.title,
    show: script.frontMatter?.show,
    cast: Object.fromEntries(
      Object.entries(script.frontMatter?.cast ?? {}).map(([name, { voice, pace }]) => [
        name,
        { ...(voice === undefined ? {} : { voice }), ...(pace === undefined ? {} : { pace }) },
      ]),
    ),
  }
}

function isBlank(script: Script): boolean {
  return script.lines.every((line) => line.kind === 'blank')
}

export function turnCount(map: ScriptMap): number {
  return map.turns.length / turnFields
}

/** One turn of a map; places as they were when it was parsed. */
export function turnAt(map: ScriptMap, index: number) {
  const at = index * turnFields
  const field = (offset: number) => map.turns[at + offset] ?? -1
  return {
    index,
    start: field(0),
    end: field(1),
    nameStart: field(2),
    nameEnd: field(3),
    styleStart: field(4),
    styleEnd: field(5),
    speaker: field(6),
  }
}

/** The last of `count` ascending starts that is at or before `place`; −1 when all are after it. */
export function lastStartAtOrBefore(
  starts: Int32Array,
  stride: number,
  offset: number,
  place: number,
): number {
  let low = 0
  let high = Math.floor(starts.length / stride)
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle * stride + offset] ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The last of the starts from `index` on that `placeOf` puts where it puts the first: it keeps their order. */
export function lastAtSamePlace(
  starts: Int32Array,
  stride: number,
  offset: number,
  index: number,
  placeOf: (start: number) => number,
): number {
  const startOf = (at: number) => placeOf(starts[at * stride + offset] ?? 0)
  const place = startOf(index)
  let low = index
  let high = Math.floor(starts.length / stride) - 1
  if (low < high && startOf(low + 1) !== place) return low
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (startOf(middle) === place) low = middle
    else high = middle - 1
  }
  return low
}
