import { webAddress } from '../text/web-address.ts'
import type { EpisodeChapter } from './episode-chapter.ts'

/** A heading of the script at its place in the finished episode; `at` in samples. */
export type PlacedMark = { readonly title: string; readonly at: number }

/** What a person said about the chapter of a title, as `episode.json` has it. */
export type ChapterNotes = {
  readonly link?: string | undefined
  readonly isHidden?: boolean | undefined
}

export type ChapterOptions = {
  /** Length of the episode in seconds. */
  readonly seconds: number
  /** Samples a second of the marks. */
  readonly rate?: number | undefined
  /** By the title in the script. */
  readonly notes?: Readonly<Record<string, ChapterNotes | undefined>> | undefined
  /** The picture of the chapter of a title. */
  readonly pictureOf?: ((title: string) => Uint8Array | undefined) | undefined
}

/** Samples a second in `episode.json`. */
const RATE = 24_000
/** Seconds of silence before the first word that belong to its chapter. */
const LEAD = 1
/** Seconds before the end of the episode in which no chapter begins: the length of a file is rounded. */
const SHORTEST = 0.1

/**
 * The chapters of a finished episode, each up to the next. Hidden ones and headings after the last word are left out;
 * headings with nothing between them are one chapter. The first begins with the episode where only silence is before it.
 */
export function episodeChapters(
  marks: readonly PlacedMark[],
  { seconds, rate = RATE, notes = {}, pictureOf }: ChapterOptions,
): readonly EpisodeChapter[] {
  const shown = marks.filter(({ title }) => notesOf(notes, title)?.isHidden !== true)
  const starts = [...Map.groupBy(shown, ({ at }) => at)]
    .map(([at, together]) => ({ start: at / rate, together }))
    .filter(({ start }) => start < seconds - SHORTEST)
    .toSorted((one, other) => one.start - other.start)
  return starts.map(({ start, together }, index) => {
    const titles = together.map(({ title }) => title)
    const link = titles
      .map((title) => webAddress(notesOf(notes, title)?.link))
      .find((one) => one !== undefined)
    const picture = titles.map((title) => pictureOf?.(title)).find((one) => one !== undefined)
    return {
      title: titles.join(': '),
      start: index === 0 && start <= LEAD ? 0 : start,
      end: starts[index + 1]?.start ?? seconds,
      ...(link === undefined ? {} : { link }),
      ...(picture === undefined ? {} : { picture }),
    }
  })
}

/** A title may be the name of something that every object has. */
function notesOf(notes: ChapterOptions['notes'], title: string): ChapterNotes | undefined {
  return notes !== undefined && Object.hasOwn(notes, title) ? notes[title] : undefined
}
