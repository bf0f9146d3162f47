import { parseScript } from '../../src/core/script/parse-script.ts'
import type {
  EpisodeAudio,
  EpisodeCast,
  EpisodeSummary,
  RenderPlan,
} from '../../src/renderer/components/episode-types.ts'
import type { RequestOutput } from '../../src/shared/ipc/schemas.ts'
import { synthesise } from './fake-audio.ts'
import type { GeminiState } from './fake-gemini.ts'

/** An episode of the fake library. */
export type FakeEpisode = {
  id: string
  title: string
  script: string
  digest: string
  engine: RenderPlan['engine']
  cast: EpisodeCast
  updatedAt: string
  /** What each line of the audio says, in order; undefined before the first render. */
  heard: string[] | undefined
  made: Set<string>
  audio: EpisodeAudio | undefined
  isUnfinished: boolean
  isTrashed: boolean
  /** A length to show without any audio. */
  shownSeconds?: number
  conflicts: string[]
}

export type Media = Map<string, string>

const pitches = [118, 196, 96, 150, 220]

function lineKeys(episode: FakeEpisode): { speaker: string; key: string; words: number }[] {
  return parseScript(episode.script).turns.map((turn) => ({
    speaker: turn.speaker,
    key: `${episode.engine} ${turn.speaker} ${JSON.stringify(episode.cast[turn.speaker] ?? {})} ${turn.text}`,
    words: turn.text.split(/\s+/u).length,
  }))
}

export function summarise(episode: FakeEpisode): EpisodeSummary {
  const script = parseScript(episode.script)
  const seconds = episode.audio?.seconds ?? episode.shownSeconds
  const status = episode.isUnfinished
    ? 'unfinished'
    : seconds === undefined
      ? 'draft'
      : episode.audio !== undefined && !planFor(episode).isCurrent
        ? 'changed'
        : 'ready'
  return {
    id: episode.id,
    title: episode.title,
    ...(script.frontMatter?.show === undefined ? {} : { show: script.frontMatter.show }),
    updatedAt: episode.updatedAt,
    speakers: script.speakers.map((speaker) => speaker.name),
    turns: script.turns.length,
    ...(seconds === undefined ? {} : { seconds }),
    status,
  }
}

/** USD a second of speech: 32 tokens at 9 a million. */
const secondPrice = (32 * 9) / 1e6

export function planFor(episode: FakeEpisode, gemini?: GeminiState): RenderPlan {
  const keys = lineKeys(episode)
  const heardAs = new Map(episode.heard?.map((key, index) => [key, index]))
  const lines = {
    states: keys.map(({ key }) => (episode.made.has(key) ? 'm' : 'n')).join(''),
    locks: '.'.repeat(keys.length),
    heard: Int32Array.from(keys, ({ key }) => heardAs.get(key) ?? -1),
  }
  const missing = keys.filter(({ key }) => !episode.made.has(key))
  const speech = missing.reduce((sum, line) => sum + line.words / 2.6, 0)
  const isCurrent =
    episode.heard !== undefined &&
    JSON.stringify(episode.heard) === JSON.stringify(keys.map(({ key }) => key))
  const { engine } = episode
  const isGemini = engine === 'gemini'
  const plan = {
    lines,
    doubts: [],
    missing: missing.length,
    isCurrent,
    speech,
    wait: speech / (isGemini ? 4 : 12),
  }
  const obstacle =
    isGemini && missing.length > 0 && gemini?.key.kind === 'none'
      ? ({ code: 'key-missing', message: 'Gemini needs a key, and there is none yet.' } as const)
      : undefined
  return {
    ...plan,
    engine,
    cost: isGemini ? speech * secondPrice : 0,
    ...(obstacle === undefined ? {} : { obstacle }),
  }
}

/** Makes one line, as a render would. */
export function makeLine(episode: FakeEpisode, turn: number): void {
  const key = lineKeys(episode)[turn]?.key
  if (key !== undefined) episode.made.add(key)
}

/** Makes every line. */
export function makeAllLines(episode: FakeEpisode): void {
  for (const { key } of lineKeys(episode)) episode.made.add(key)
}

/** Puts the audio together. Its parts are found under `media`. */
export function master(episode: FakeEpisode, media: Media, newId: () => string): void {
  const script = parseScript(episode.script)
  const speakers = script.speakers.map((speaker) => speaker.name)
  let time = 0.3
  // A long script is hurried through: humming an hour takes longer than anybody wants to wait.
  const pace = script.turns.length > 300 ? 60 : 2.6
  const turns = lineKeys(episode).map(({ speaker, words }) => {
    const start = time
    const end = start + Math.max(0.1, words / pace)
    time = end + 0.35
    return { speaker, start, end }
  })
  const { wav, peaks } = synthesise(
    time,
    turns.map((turn) => ({
      ...turn,
      pitch: pitches[speakers.indexOf(turn.speaker) % pitches.length] ?? 120,
    })),
  )
  const [audioId, peaksId] = [newId(), newId()]
  media.set(audioId, URL.createObjectURL(wav))
  media.set(peaksId, URL.createObjectURL(peaks))
  episode.heard = lineKeys(episode).map(({ key }) => key)
  episode.audio = {
    media: audioId,
    peaks: peaksId,
    seconds: time,
    channels: 1,
    loudness: -19,
    truePeak: -1.4,
    turns,
    chapters: script.chapters.flatMap((chapter) => {
      const first = script.turns.find((turn) => turn.range.start > chapter.range.start)
      const start = turns[first?.index ?? -1]?.start
      return start === undefined ? [] : [{ title: chapter.title, start }]
    }),
  }
}

/** The takes of a line: none, or the one that the fake render made. */
export function takesOfLine(episode: FakeEpisode, turn: number): RequestOutput<'episode.lineTakes'> {
  const key = lineKeys(episode)[turn]?.key ?? ''
  const take = Array.from(key)
    .map((letter) => (letter.codePointAt(0) ?? 0).toString(16))
    .join('')
    .padEnd(64, '0')
    .slice(0, 64)
  const made = {
    take,
    number: 1,
    media: '0'.repeat(32),
    seconds: 2,
    loudness: -20,
    madeAt: '2026-11-23T12:00:00.000Z',
    cost: 0,
    isFromPassage: false,
    verdict: 'unchecked' as const,
    reasons: [],
    isAccepted: false,
    isChosen: true,
  }
  return {
    line: take,
    turn,
    speaker: key.split(':')[0] ?? '',
    text: key,
    takes: episode.made.has(key) ? [made] : [],
    isLocked: false,
    note: '',
    isAwaited: false,
  }
}
