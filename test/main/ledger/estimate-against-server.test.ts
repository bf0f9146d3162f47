import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { costAt } from '../../../src/core/price/cost-of.ts'
import { parseScript } from '../../../src/core/script/parse-script.ts'
import { createGeminiEngine } from '../../../src/main/engines/gemini/gemini-engine.ts'
import type { Passage } from '../../../src/main/engines/speech-engine.ts'
import { startGeminiServer } from '../../gemini-server/start-gemini-server.ts'
import { createFakeLimiter } from '../../helpers/fake-limiter.ts'
import { openBooks } from '../../helpers/open-books.ts'
import { createSimulatedTime } from '../../helpers/simulated-time.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const model = 'gemini-3.8-flash-tts'
const price = { model, textIn: 0.5, audioOut: 9 }
const voices = ['Kore', 'Puck']

/** The turns of scripts, two voices by turns, so many in a passage. */
function passagesOf(scripts: readonly string[], size: number): Passage[] {
  const turns = scripts
    .flatMap((name) => parseScript(readFileSync(join(root, name), 'utf8')).turns)
    .map(({ text }, index) => {
      const voice = voices[index % 2] ?? ''
      return { speaker: voice, voice, text, style: undefined, pace: 1, place: `line ${index}` }
    })
  const starts = Array.from({ length: Math.ceil(turns.length / size) }, (_, index) => index * size)
  return starts.map((start) => ({ turns: turns.slice(start, start + size), language: 'en' }))
}

const episode = passagesOf(['resources/sample.md'], 6)
const others = ['interview.md', 'story.md', 'questions-and-answers.txt', 'markdown-chat.md', 'monologue.txt']
const before = passagesOf(
  others.map((name) => `test/fixtures/scripts/${name}`),
  2,
)

/** A service of hidden pace and token rates, an engine that speaks to it, and books that learn from it. */
async function openService(seed: number) {
  const server = await startGeminiServer({ seed })
  const { books, rates } = await openBooks({ data: temporaryFolder() })
  const time = createSimulatedTime()
  const engine = createGeminiEngine({
    apiKey: 'a-key-WXYZ',
    model,
    baseUrl: server.url,
    limiter: createFakeLimiter(),
    books,
    rates,
    priceOf: (_, tokensIn, tokensOut) => costAt(price, { tokensIn, tokensOut }),
    knownVoices: () => [],
    clock: time.clock,
    random: () => 1,
    wait: time.wait,
    timeout: 60,
    concurrency: 4,
  })
  onTestFinished(async () => {
    await engine.close()
    await server.close()
  })
  const estimate = (passages: readonly Passage[]) =>
    passages.reduce((total, passage) => total + engine.estimate(passage).cost, 0)
  const speak = async (passages: readonly Passage[]) => {
    const billed = costAt(price, server.bill())
    const { signal } = new AbortController()
    await Promise.all(passages.map((passage) => engine.speak(passage, { signal })))
    return costAt(price, server.bill()) - billed
  }
  return { estimate, speak }
}

/** Of the services 1 to 12 the two that cold estimates are furthest from, on either side. */
test.each([4, 12])(
  'service %d: the bill is told to 30 % when cold, to 10 % after 30 turns',
  { timeout: 60_000 },
  async (seed) => {
    const { estimate, speak } = await openService(seed)
    const cold = estimate(episode)
    expect(before.flatMap(({ turns }) => turns).length).toBeGreaterThanOrEqual(30)
    await speak(before)
    const learned = estimate(episode)
    const bill = await speak(episode)
    expect(Math.abs(cold / bill - 1)).toBeLessThanOrEqual(0.3)
    expect(Math.abs(learned / bill - 1)).toBeLessThanOrEqual(0.1)
  },
)
