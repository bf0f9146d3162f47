import { expect, test } from 'vitest'
import { toDecibels } from '../../../src/core/audio/decibels.ts'
import { levelOf, speechLevel } from '../../../src/core/audio/speech-level.ts'
import { speakerGains } from '../../../src/core/mix/speaker-gains.ts'
import { speechLike } from '../../helpers/speech-like.ts'

const rate = 24_000
const take = (seed: number, peak: number) => speechLike({ seconds: 4, rate, seed, peak })

test('speakers come to one loudness, each with one gain for all their takes', () => {
  const takes = new Map([
    ['Loud', [take(1, 0.9), take(2, 0.7)]],
    ['Quiet', [take(3, 0.15), take(4, 0.25)]],
  ])
  const levels = new Map(
    [...takes].map(([speaker, pcms]) => [speaker, pcms.map((pcm) => speechLevel(pcm, rate))]),
  )
  const gains = speakerGains(levels)
  const after = [...takes].map(([speaker, pcms]) => {
    const gain = gains.get(speaker)!
    return levelOf(
      pcms.map((pcm) =>
        speechLevel(
          pcm.map((value) => Math.round(gain * value)),
          rate,
        ),
      ),
    )!
  })
  expect(Math.abs(after[0]! - after[1]!)).toBeLessThan(0.1)
})

test('no gain is more than 15 dB, and who cannot be heard keeps theirs', () => {
  const gains = speakerGains(
    new Map([
      ['Whisper', [speechLevel(take(1, 0.003), rate)]],
      ['Shout', [{ blocks: 1, energy: 2 }]],
      ['Silent', [{ blocks: 0, energy: 0 }]],
      ['Nobody', []],
    ]),
  )
  const decibels = [...gains].map(([speaker, gain]) => [speaker, Number(toDecibels(gain).toFixed(6))])
  expect(decibels).toEqual([
    ['Whisper', 15],
    ['Shout', -15],
    ['Silent', 0],
    ['Nobody', 0],
  ])
})
