import { readFileSync } from 'node:fs'
import { costAt } from '../../src/core/price/cost-of.ts'
import type { RateSample } from '../../src/core/estimate/rate-sample.ts'
import type { SpeakingRates } from '../../src/core/estimate/speaking-rates.ts'
import { speechSize } from '../../src/core/estimate/speech-size.ts'
import { parseScript } from '../../src/core/script/parse-script.ts'
import { randomNumbers } from './random.ts'

const model = 'gemini-3.8-flash-tts'
const price = { model, textIn: 0.5, audioOut: 9 }
const scripts = [
  'resources/sample.md',
  'test/fixtures/scripts/monologue.txt',
  'test/fixtures/scripts/interview.md',
]
const texts = scripts.flatMap((name) =>
  parseScript(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')).turns.map((turn) => turn.text),
)

/**
 * A service whose rates nobody knows: it counts syllables (groups of vowels), about 4.2 a second, where the estimate
 * counts letters. The pace of each voice is drawn from 0.85 to 1.2 of that, each reading's within a tenth; a turn has up
 * to 0.6 s of silence; its audio tokens are 28 to 36 a second.
 */
export function hiddenService(seed: number) {
  const random = randomNumbers(seed)
  const within = (part: number) => 1 + (random() * 2 - 1) * part
  const silence = 0.6 * random()
  const tokens = 28 + 8 * random()
  const voices = new Map(['Kore', 'Puck'].map((voice) => [voice, 4.2 * (0.85 + 0.35 * random())]))
  const names = [...voices.keys()]

  /** Requests with the turns of real scripts, each by its speaker's voice. */
  const draw = (turns: number, perRequest: number) =>
    Array.from({ length: turns / perRequest }, () =>
      Array.from({ length: perRequest }, () => ({
        voice: names[Math.floor(random() * names.length)] ?? '',
        text: texts[Math.floor(random() * texts.length)] ?? '',
      })),
    )
  const speak = (turns: readonly { readonly voice: string; readonly text: string }[]): RateSample => {
    const seconds = turns.reduce((total, { voice, text }) => {
      const syllables = (text.match(/[aeiouy]+/giu) ?? []).length + 2 * (text.match(/\d/gu) ?? []).length
      return total + silence + (syllables / (voices.get(voice) ?? 4.2)) * within(0.1)
    }, 0)
    return {
      model,
      turns: turns.map(({ voice, text }) => ({ voice, ...speechSize(text) })),
      seconds,
      tokensIn: 30 + Math.ceil(turns.reduce((total, { text }) => total + text.length, 0) / 4.3),
      tokensOut: Math.round(seconds * tokens),
      latency: 1.5 + 0.12 * seconds * within(0.3),
    }
  }
  return { draw, speak }
}

/** USD. */
export function billOf(samples: readonly RateSample[]): number {
  return samples.reduce((total, tokens) => total + costAt(price, tokens), 0)
}

/** USD, of the same requests before they are sent. */
export function expectedBill(samples: readonly RateSample[], rates: SpeakingRates): number {
  return samples.reduce((total, { turns }) => {
    const seconds = turns.reduce(
      (sum, { voice, words, characters }) => sum + rates.seconds(voice, words, characters),
      0,
    )
    const text = turns.reduce((sum, { characters }) => sum + characters, 0)
    return (
      total +
      costAt(price, {
        tokensIn: rates.textTokens(model, text),
        tokensOut: seconds * rates.audioTokens(model),
      })
    )
  }, 0)
}
