import { heardSeconds, secondsLeft } from '../music/heard-seconds.ts'
import { introOf } from '../music/intro-and-outro.ts'
import { noMusic, type MusicInUse } from '../music/music-in-use.ts'
import { planMusic, type MusicMark } from '../music/plan-music.ts'
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
 * says how long the silence is. Music that does not go on under the speech is waited for: between the words before and
 * after it lies as much as is heard of it, and the pauses there. An intro is heard before anything else. A chapter starts
 * where its first word starts. A turn without audio takes no time, nor does music of an unknown name.
 */
export function buildTimeline(
  items: readonly (Turn | Cue | Chapter)[],
  audioOf: (turn: number) => TurnAudio | undefined,
  options: TimelineOptions = defaultTimelineOptions,
  music: MusicInUse = noMusic,
): Timeline {
  const samples = (seconds: number) => Math.round(seconds * options.rate)
  const clips: Clip[] = []
  const chapters: ChapterMark[] = []
  let waiting: string[] = []
  let speechStart: number | undefined
  let speechEnd = 0
  let pause: number | undefined
  const marks: MusicMark[] = []
  // Samples of music that the next word waits for; undefined where there is none.
  let playing = music.intro && samples(introOf(music.intro).alone)
  for (const item of items) {
    if (item.kind === 'chapter') {
      waiting.push(item.title)
    } else if (item.kind === 'cue') {
      const at = speechEnd + samples(pause ?? 0) + (playing ?? 0)
      if (item.cue === 'pause') pause = (pause ?? 0) + item.seconds
      else if (item.cue === 'music-stop') marks.push({ at, act: 'stop', fadeOut: item.fadeOut })
      else if (item.cue === 'music') {
        const { options: how } = item
        const piece = music.named(item.name)
        if (piece === undefined || secondsLeft(piece, how) === 0) continue
        marks.push({ at, act: 'play', piece, options: how })
        if (!how.isUnder) playing = (playing ?? 0) + samples(heardSeconds(piece, how))
      }
    } else {
      const audio = audioOf(item.index)
      if (audio === undefined) continue
      const usual = playing !== undefined ? 0 : clips.length === 0 ? options.lead : options.gap
      const speechAt = speechEnd + samples(pause ?? usual) + (playing ?? 0)
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
      playing = undefined
      speechStart ??= speechAt
      speechEnd = speechAt + audio.speechEnd - audio.speechStart
    }
  }
  const wait = samples(pause ?? 0) + (playing ?? 0)
  const stretch = { rate: options.rate, start: speechStart ?? wait, end: speechEnd }
  const played = planMusic(marks, stretch, music)
  const ends = played.map((clip) => clip.at + clip.length)
  const length = Math.max(speechEnd + Math.max(wait, samples(options.tail)), ...ends)
  chapters.push(...waiting.map((title) => ({ title, at: length })))
  return {
    rate: options.rate,
    length,
    clips: clips.toSorted((a, b) => a.at - b.at),
    chapters,
    ...(played.length === 0 ? {} : { music: played }),
  }
}
