import { expect, test } from 'vitest'
import { parseScript } from '../../../src/core/script/parse-script.ts'
import type { MusicInUse } from '../../../src/core/music/music-in-use.ts'
import {
  buildTimeline,
  defaultTimelineOptions,
  type TurnAudio,
} from '../../../src/core/timeline/build-timeline.ts'

const RATE = 24_000
const seconds = (samples: number) => samples / RATE

/** Every take: 0.1 s of silence, 1 s of speech, 0.2 s of silence. */
function audioOf(turn: number): TurnAudio {
  return { take: `take ${turn}`, start: 0, end: 1.3 * RATE, speechStart: 0.1 * RATE, speechEnd: 1.1 * RATE }
}

function timelineFor(source: string) {
  const timeline = buildTimeline(parseScript(source).items, audioOf)
  const speech = timeline.clips.map((clip) => {
    const start = clip.at + (0.1 * RATE - clip.from)
    return [seconds(start), seconds(start + RATE)] as const
  })
  return { ...timeline, speech }
}

test('between two turns lie 0.35 s from the edge of speech to the edge of speech', () => {
  const { speech, length, clips } = timelineFor('Host: One.\nGuest: Two.\n')
  expect(speech).toEqual([
    [0.25, 1.25],
    [1.6, 2.6],
  ])
  expect(seconds(length)).toBeCloseTo(3.1)
  expect(clips.map((clip) => [clip.turn, clip.speaker, clip.take])).toEqual([
    [0, 'Host', 'take 0'],
    [1, 'Guest', 'take 1'],
  ])
})

test('a pause says how long the silence is; several add up; one at the end is kept', () => {
  const { speech, length } = timelineFor(
    'Host: One.\n[pause 0.8s]\nGuest: Two.\n[pause 1s]\n[pause 500ms]\nHost: Three.\n[pause 2s]\n',
  )
  expect(speech.map(([start]) => start)).toEqual([0.25, 2.05, 4.55])
  expect(seconds(length)).toBeCloseTo(7.55)
})

test('a chapter starts where its first word starts; one with no words starts at the end', () => {
  const { chapters, length } = timelineFor(
    '# Opening\n\nHost: One.\n\n# Middle\n## Part\nHost: Two.\n\n# End\n',
  )
  expect(chapters.map(({ title, at }) => [title, seconds(at)])).toEqual([
    ['Opening', 0.25],
    ['Middle', 1.6],
    ['Part', 1.6],
    ['End', seconds(length)],
  ])
})

test('an edge of a take keeps at most 60 ms around its speech', () => {
  const { clips } = timelineFor('Host: One.\n')
  expect(clips[0]).toMatchObject({ from: 0.04 * RATE, length: 1.12 * RATE, at: 0.19 * RATE })
})

const theme = { key: 'a'.repeat(64), seconds: 20, loudness: -14 }
const rain = { key: 'b'.repeat(64), seconds: 60, loudness: -20 }
const library: MusicInUse = { named: (name) => ({ theme, rain })[name] }

/** Where everything is, in seconds. */
function scored(source: string, parts: Partial<MusicInUse> = {}) {
  const {
    clips,
    music = [],
    length,
  } = buildTimeline(parseScript(source).items, audioOf, defaultTimelineOptions, { ...library, ...parts })
  return {
    speech: clips.map((clip) => seconds(Math.round(clip.at + (0.1 * RATE - clip.from)))),
    music: music.map((clip) => [clip.part, seconds(Math.round(clip.at)), seconds(clip.length)]),
    clips: music,
    length: seconds(length),
  }
}

test('speech waits for music exactly as long as it is heard, and for the pauses beside it', () => {
  expect(scored('Host: One.\n[music: theme]\nGuest: Two.')).toMatchObject({
    speech: [0.25, 21.25],
    music: [['cue', 1.25, 20]],
    length: 22.75,
  })
  expect(scored('Host: One.\n[pause 1s]\n[music: theme, for 5s]\n[pause 2s]\nGuest: Two.')).toMatchObject({
    speech: [0.25, 9.25],
    music: [['cue', 2.25, 5]],
  })
  expect(scored('[music: theme, from 18s]\nHost: One.\n[music: theme, for 4s]')).toMatchObject({
    speech: [2],
    music: [
      ['cue', 0, 2],
      ['cue', 3, 4],
    ],
    length: 7,
  })
})

test('music of an unknown name, and music that is over before it begins, take no time', () => {
  const source = 'Host: One.\n[music: nothing]\n[music: theme, from 20s]\nGuest: Two.'
  expect(scored(source)).toMatchObject({ speech: [0.25, 1.6], music: [], length: 3.1 })
})

test('music under the speech takes no time and goes on until it is stopped, or the end', () => {
  const bed = '[music: rain, under]\nHost: One.\n'
  expect(scored(`${bed}Guest: Two.\n[music stop, fade 4s]\nHost: Three.`)).toMatchObject({
    speech: [0.25, 1.6, 2.95],
    music: [['bed', 0, 6.6]],
    length: 6.6,
  })
  const toTheEnd = scored(`${bed}[music: theme, for 3s]\n[music: rain, under, fade 1s]\nGuest: Two.`)
  expect(toTheEnd.music).toEqual([
    ['bed', 0, 2.75],
    ['cue', 1.25, 3],
    ['bed', 4.25, 2],
  ])
  expect(toTheEnd.clips[2]).toMatchObject({ loop: 60 * RATE, fadeOut: RATE, isDucked: true })
})

test('an intro is heard before the first word and an outro from under the last words on', () => {
  const { speech, music, length } = scored('Host: One.\nGuest: Two.', { intro: theme, outro: rain })
  expect(speech).toEqual([8, 9.35])
  // 8 s alone and 8 s under the words; an outro begins no earlier than they do.
  expect(music[0]).toEqual(['intro', 0, 16])
  expect(music[1]).toEqual(['outro', 8, 17.35])
  expect(length).toBeCloseTo(25.35)
})

test('the bed of an episode makes room for other music and comes back', () => {
  const source = 'Host: One.\n[music: theme, for 3s]\nGuest: Two.\n[music: stop]\nHost: Three.'
  expect(scored(source, { bed: rain }).music).toEqual([
    ['bed', 0, 2.75],
    ['cue', 1.25, 3],
    ['bed', 4.25, 4],
  ])
})

test('without music nothing is different from before there was any', () => {
  const source = 'Host: One.\n[pause 1s]\nGuest: Two.'
  const items = parseScript(source).items
  expect(buildTimeline(items, audioOf, defaultTimelineOptions, library)).toStrictEqual(
    buildTimeline(items, audioOf),
  )
})
