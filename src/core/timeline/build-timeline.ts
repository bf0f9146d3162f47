import type { Chapter, Cue, Turn } from '../script/script.ts'
import type { ChapterMark, Clip, Timeline } from './timeline.ts'

/** What the timeline needs to know of the audio of one turn. Samples at the timeline's rate. */
export type TurnAudio = {
  readonly take: string
  /** The part of the take that holds this turn. */
  readonly start: number
  readonly end: number
  /** Where speech begins and ends in the take. */
  readonly speechStart: number
  readonly speechEnd: number
  /** Amplitude factor; 1 where it is not said. */
  readonly gain?: number | undefined
}

export type TimelineOptions = {
  readonly rate: number
  /** Seconds of silence between two turns, from the edge of speech to the edge of speech. */
  readonly gap: number
  /** Seconds of silence before the first and after the last word. */
  readonly lead: number
  readonly tail: number
}

export const defaultTimelineOptions: TimelineOptions = { rate: 24_000, gap: 0.35, lead: 0.25, tail: 0.5 }

/** Seconds of a take kept around its speech, so that a breath or a soft consonant is not cut. */
const KEEP = 0.06

/**
 * Places every turn in time. Between turns lies `gap`, or, where the script has pauses there, exactly their sum: a pause
 * says how long the silence is. A chapter starts where its first word starts. A turn without audio takes no time.
 */
export function buildTimeline(
  items: readonly (Turn | Cue | Chapter)[],
  audioOf: (turn: number) => TurnAudio | undefined,
  options: TimelineOptions = defaultTimelineOptions,
): Timeline {
  const samples = (seconds: number) => Math.round(seconds * options.rate)
  const clips: Clip[] = []
  const chapters: ChapterMark[] = []
  let waiting: string[] = []
  let speechEnd = 0
  let pause: number | undefined
  for (const item of items) {
    if (item.kind === 'chapter') {
      waiting.push(item.title)
    } else if (item.kind === 'cue') {
      if (item.cue === 'pause') pause = (pause ?? 0) + item.seconds
    } else {
      const audio = audioOf(item.index)
      if (audio === undefined) continue
      const silence = pause ?? (clips.length === 0 ? options.lead : options.gap)
      const speechAt = speechEnd + samples(silence)
      const before = Math.min(audio.speechStart - audio.start, samples(KEEP), speechAt)
      const after = Math.min(audio.end - audio.speechEnd, samples(KEEP))
      const from = audio.speechStart - before
      const length = audio.speechEnd + after - from
      clips.push({
        turn: item.index,
        speaker: item.speaker,
        take: audio.take,
        from,
        length,
        at: speechAt - before,
        ...(audio.gain === undefined || audio.gain === 1 ? {} : { gain: audio.gain }),
      })
      chapters.push(...waiting.map((title) => ({ title, at: speechAt })))
      waiting = []
      pause = undefined
      speechEnd = speechAt + audio.speechEnd - audio.speechStart
    }
  }
  const length = speechEnd + samples(Math.max(pause ?? 0, options.tail))
  chapters.push(...waiting.map((title) => ({ title, at: length })))
  return { rate: options.rate, length, clips: clips.toSorted((a, b) => a.at - b.at), chapters }
}
