import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { alignPassage, leastConfidence } from '../../../src/core/align/align-passage.ts'
import { randomNumbers } from '../../helpers/random.ts'
import { speechLike } from '../../helpers/speech-like.ts'
import type { TruePassage } from './build-passage.ts'
import { collectPassages } from './collect-passages.ts'
import { scorePassage } from './score-passage.ts'
import { spoilPassage } from './spoil-passage.ts'
import { corpusRate, createSpeaker } from './spoken-turns.ts'
import { tuningScripts } from './tuning-scripts.ts'

const rate = 24_000

/** Turns of sounds like speech, 0.25 s apart, and where each begins and ends. */
function likeSpeech(turns: readonly { pitch: number; seconds: number }[]) {
  const edges: { start: number; end: number }[] = []
  const parts: Int16Array[] = [new Int16Array(0.3 * rate)]
  let length = 0.3 * rate
  for (const [index, { pitch, seconds }] of turns.entries()) {
    const sound = speechLike({ seconds, rate, seed: index + 1, pitch, silence: 0 })
    edges.push({ start: length, end: length + sound.length })
    parts.push(sound, new Int16Array(0.25 * rate))
    length += sound.length + 0.25 * rate
  }
  return { pcm: Int16Array.from(parts.flatMap((part) => [...part])), edges }
}

/** A text that is said in about so many seconds. */
function textFor(seconds: number): string {
  return 'so it goes on '.repeat(Math.max(1, Math.round((seconds * 15) / 14))).trim()
}

describe('draft turns with breaths, laughs, pauses and small gaps between them', () => {
  const speaker = createSpeaker(2)
  const passages: TruePassage[] = []
  beforeAll(async () => {
    for await (const passage of collectPassages(tuningScripts, [1003, 1005], speaker.speak)) {
      passages.push(passage)
    }
  }, 60_000)
  afterAll(() => speaker.close())

  test('are cut in the gaps where that is sure, and nearly all of it is', () => {
    const boundaries = passages.flatMap((passage) => scorePassage(passage).boundaries)
    const confident = boundaries.filter(({ confidence }) => confidence >= leastConfidence)
    expect(boundaries.length).toBeGreaterThan(15)
    // A gap as short as the closing of a "t" is not always told from one: the benchmark says how often.
    expect(confident.filter(({ off, gap }) => off > 60 && gap >= 100)).toEqual([])
    expect(confident.length / boundaries.length).toBeGreaterThan(0.75)
  })

  test('are the same cuts every time', () => {
    const [passage] = passages
    const align = () => alignPassage({ pcm: passage!.pcm, rate, turns: passage!.turns })
    expect(align()).toEqual(align())
  })

  test('are not trusted when a turn is missing', () => {
    const results = passages.map((passage, index) => {
      const pcm = spoilPassage(passage, 'left out', randomNumbers(index))
      return alignPassage({ pcm, rate: corpusRate, turns: passage.turns }).isConfident
    })
    expect(results).toEqual(passages.map(() => false))
  })

  test('are not trusted under another script', () => {
    const [one, other] = passages
    const turns = other!.turns.toReversed()
    expect(alignPassage({ pcm: one!.pcm, rate, turns }).isConfident).toBe(false)
  })
})

describe('a passage', () => {
  const turns = [
    { pitch: 105, seconds: 4 },
    { pitch: 205, seconds: 1 },
    { pitch: 105, seconds: 6 },
    { pitch: 205, seconds: 3 },
  ]
  const { pcm, edges } = likeSpeech(turns)
  const script = turns.map(({ pitch, seconds }) => {
    return { speaker: `${pitch} Hz`, text: textFor(seconds), expectedSeconds: seconds }
  })

  test('is cut between its turns, with the edges of what is heard', () => {
    const { cuts } = alignPassage({ pcm, rate, turns: script })
    for (const [index, { start, end }] of edges.entries()) {
      const cut = cuts[index]!
      expect(cut.start).toBeLessThanOrEqual(start)
      expect(cut.end).toBeGreaterThanOrEqual(end)
      expect(Math.abs(cut.speechStart - start)).toBeLessThan(0.06 * rate)
      expect(Math.abs(cut.speechEnd - end)).toBeLessThan(0.06 * rate)
    }
  })

  test('of one turn is one cut, surely', () => {
    const { cuts, confidence, isConfident } = alignPassage({ pcm, rate, turns: script.slice(0, 1) })
    expect(cuts).toHaveLength(1)
    expect(cuts[0]).toMatchObject({ start: 0, end: pcm.length })
    expect({ confidence, isConfident }).toEqual({ confidence: [], isConfident: true })
  })

  test.each([
    ['of silence', new Int16Array(5 * rate)],
    ['of noise', noise(5)],
    ['of a thousand short noises', flicker(60)],
    ['of nothing', new Int16Array(0)],
  ])('%s is cut without confidence', (_, sound) => {
    const { cuts, confidence, isConfident } = alignPassage({ pcm: sound, rate, turns: script })
    expect(cuts).toHaveLength(script.length)
    expect(Math.max(...confidence)).toBeLessThan(leastConfidence)
    expect(isConfident).toBe(false)
  })

  test('is cut into as many parts as it has turns, which touch and leave nothing out', () => {
    const turn = fc.record({
      speaker: fc.constantFrom('A', 'B'),
      text: fc.constantFrom('Yes.', 'No, <laugh> not at all.', '', textFor(3), '。', '4, 5, 6.'),
      expectedSeconds: fc.double({ min: 0, max: 5, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 30 }), fc.nat(pcm.length), (given, length) => {
        const { cuts, confidence } = alignPassage({ pcm: pcm.subarray(0, length), rate, turns: given })
        expect(cuts.map(({ start }) => start)).toEqual([0, ...cuts.slice(0, -1).map(({ end }) => end)])
        expect(cuts.at(-1)?.end).toBe(length)
        for (const cut of cuts) {
          expect(cut.start).toBeLessThanOrEqual(cut.speechStart)
          expect(cut.speechStart).toBeLessThanOrEqual(cut.speechEnd)
          expect(cut.speechEnd).toBeLessThanOrEqual(cut.end)
        }
        expect(confidence).toHaveLength(given.length - 1)
        for (const sure of confidence) expect(sure >= 0 && sure <= 1).toBe(true)
      }),
      { numRuns: 25, examples: [[[word('Yes.'), word('Yes.'), word('4, 5, 6.')], 21_644]] },
    )
  })
})

function word(text: string) {
  return { speaker: 'A', text, expectedSeconds: 0 }
}

function noise(seconds: number): Int16Array {
  const random = randomNumbers(9)
  return Int16Array.from({ length: seconds * rate }, () => Math.round(4000 * (2 * random() - 1)))
}

/** Noise that comes and goes every 30 ms. */
function flicker(seconds: number): Int16Array {
  return noise(seconds).map((sample, at) => (Math.floor(at / (0.03 * rate)) % 2 === 0 ? sample : 0))
}
