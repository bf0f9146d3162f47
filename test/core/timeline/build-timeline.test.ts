import { expect, test } from 'vitest'
import { parseScript } from '../../../src/core/script/parse-script.ts'
import { buildTimeline, type TurnAudio } from '../../../src/core/timeline/build-timeline.ts'

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
