// @vitest-environment happy-dom
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beginComparison, choose } from '../../src/renderer/takes/blind-comparison.ts'
import { matchedVolumes, PairVoice } from '../../src/renderer/takes/pair-voice.ts'
import { retakeLabel, spellLength } from '../../src/renderer/takes/take-words.ts'
import { TakeVoice } from '../../src/renderer/takes/take-voice.ts'
import { makePlayer } from './fake-player.ts'
import { fakeSound } from './fake-sound.ts'

describe('a blind comparison', () => {
  test('whatever the draw, each take is heard and the one that always sounds best wins', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(), { minLength: 2, maxLength: 9 }),
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        (worths, draws) => {
          const draw = () => Number(draws.next().value)
          let now = beginComparison(worths.map(String), draw)
          const heard = new Set<string>()
          for (let rounds = 0; now.step === 'comparing'; rounds++) {
            expect(rounds).toBeLessThan(worths.length)
            const [first, second] = now.round.pair
            heard.add(first).add(second)
            now = choose(now.round, Number(first) > Number(second) ? 0 : 1, draw)
          }
          expect(now.take).toBe(String(Math.max(...worths)))
          expect(heard.size).toBe(worths.length)
        },
      ),
    )
  })

  test('the winner may be 1 or 2 in the next round', () => {
    const round = { pair: ['a', 'b'], waiting: ['c'] } as const
    const pairs = [0.1, 0.9].map((drawn) => choose(round, 0, () => drawn))
    expect(pairs).toEqual([
      { step: 'comparing', round: { pair: ['a', 'c'], waiting: [] } },
      { step: 'comparing', round: { pair: ['c', 'a'], waiting: [] } },
    ])
  })

  test('both are as loud as the quieter one', () => {
    const loudness = fc.double({ min: -60, max: -5, noNaN: true })
    fc.assert(
      fc.property(loudness, loudness, (first, second) => {
        const [one, two] = matchedVolumes({ loudness: first }, { loudness: second })
        expect(Math.max(one, two)).toBe(1)
        expect(first + 20 * Math.log10(one)).toBeCloseTo(second + 20 * Math.log10(two), 6)
      }),
    )
    expect(matchedVolumes({ loudness: null }, { loudness: -20 })).toEqual([1, 1])
  })

  test('changing sides goes on at the same place in the words, and only one is heard', () => {
    const [first, second] = [fakeSound(), fakeSound()]
    const voice = new PairVoice(
      [
        { address: 'blob:a', seconds: 4, loudness: -16 },
        { address: 'blob:b', seconds: 6, loudness: -22 },
      ],
      [first, second],
    )
    expect([first.volume, second.volume].map((volume) => volume.toFixed(3))).toEqual(['0.501', '1.000'])
    voice.toggle()
    first.currentTime = 1
    voice.switchTo(1)
    expect(second.currentTime).toBe(1.5)
    expect([first.paused, second.paused]).toEqual([true, false])
    expect(voice.get()).toEqual({ side: 1, isPlaying: true })
    voice.toggle()
    voice.switchTo(0)
    expect([first.paused, second.paused, first.currentTime]).toEqual([true, true, 1])
    voice.toggle()
    first.dispatchEvent(new Event('ended'))
    expect(voice.get()).toEqual({ side: 0, isPlaying: false })
    expect([first.currentTime, second.currentTime]).toEqual([0, 0])
  })
})

test('one take at a time: again stops it, another takes its place, one that cannot be read says so', async () => {
  const audio = fakeSound()
  const failures: string[] = []
  const voice = new TakeVoice(audio, (sentence) => failures.push(sentence))
  await voice.toggle('a', 'blob:a')
  await voice.toggle('b', 'blob:b')
  expect([voice.get(), audio.src, audio.paused]).toEqual(['b', 'blob:b', false])
  await voice.toggle('b', 'blob:b')
  expect([voice.get(), audio.paused]).toEqual([undefined, true])
  await voice.toggle('a', 'blob:a')
  audio.dispatchEvent(new Event('error'))
  expect(voice.get()).toBeUndefined()
  expect(failures).toEqual([expect.stringContaining('cannot be read')])
})

test('a line is played with what is around it, and stops there; what is played after it does not', () => {
  const { element, player } = makePlayer()
  player.playAround(1, 1)
  expect(element.currentTime.toFixed(1)).toBe('3.4')
  element.currentTime = 9.9
  expect(element.paused).toBe(false)
  element.currentTime = 10.1
  expect(element.paused).toBe(true)
  player.playAround(1, 1)
  player.playTurn(0)
  element.currentTime = 11
  expect(element.paused).toBe(false)
})

describe('a button for another take', () => {
  const offer = {
    line: { cost: 0.002, seconds: 3 },
    passage: { lines: 8, cost: 0.02, seconds: 60 },
  }
  test.each([
    ['line', { lines: 0, cost: 0 }, 'Make another take · about $0.002'],
    ['line', { lines: 3, cost: 0.01 }, 'Make another take and 3 new lines · about $0.012'],
    ['passage', { lines: 0, cost: 0 }, 'Make the passage again · 8 lines · about $0.02'],
    ['passage', { lines: 1, cost: 0.1 }, 'Make the passage again · 8 lines and 1 new line · about $0.12'],
  ] as const)('of a %s, with %o: %s', (scope, others, label) => {
    expect(retakeLabel(scope, offer, others)).toBe(label)
  })

  test('lengths', () => {
    expect([0.04, 3.24, 59.96, 64].map(spellLength)).toEqual(['0.0 s', '3.2 s', '1 min 0 s', '1 min 4 s'])
  })
})
