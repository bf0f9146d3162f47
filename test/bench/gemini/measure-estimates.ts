import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { costAt } from '../../../src/core/price/cost-of.ts'
import { parseScript } from '../../../src/core/script/parse-script.ts'
import type { Passage, SpeechEngine } from '../../../src/main/engines/speech-engine.ts'
import { startGeminiServer } from '../../gemini-server/start-gemini-server.ts'
import type { BenchRow } from '../window/bench-row.ts'
import { price, withStudio } from './with-studio.ts'

const project = join(import.meta.dirname, '../../..')
const services = 12
const voices = ['Kore', 'Puck'] as const
const episode = turnsOf('resources/sample.md')
const earlier = ['interview.md', 'story.md', 'questions-and-answers.txt', 'markdown-chat.md', 'monologue.txt']
  .flatMap((name) => turnsOf(`test/fixtures/scripts/${name}`))
  .slice(0, 30)

/** How far the price told before is from the bill, on services whose pace and price of a second nobody knows. */
export async function measureEstimates(): Promise<readonly BenchRow[]> {
  const cold: number[] = []
  const learned: number[] = []
  for (let seed = 1; seed <= services; seed++) {
    const errors = await errorsAt(seed)
    cold.push(errors.cold)
    learned.push(errors.learned)
  }
  return [
    ...rowsOf('price told cold', cold, 30),
    ...rowsOf(`price told after ${earlier.length} other turns`, learned, 10),
  ]
}

function rowsOf(what: string, errors: readonly number[], limit: number): BenchRow[] {
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length
  return [
    { what: `${what}, off the bill at most`, value: Math.max(...errors), unit: '%', limit },
    { what: `${what}, in the mean`, value: mean, unit: '%', note: `${errors.length} services` },
  ]
}

async function errorsAt(seed: number): Promise<{ readonly cold: number; readonly learned: number }> {
  const server = await startGeminiServer({ seed })
  try {
    return await withStudio({ url: server.url, concurrency: 4 }, async ({ engine }) => {
      const cold = estimate(engine)
      await speakAll(engine, earlier)
      const learned = estimate(engine)
      const before = costAt(price, server.bill())
      await speakAll(engine, episode)
      const bill = costAt(price, server.bill()) - before
      const off = (told: number) => 100 * Math.abs(told / bill - 1)
      return { cold: off(cold), learned: off(learned) }
    })
  } finally {
    await server.close()
  }
}

function estimate(engine: SpeechEngine): number {
  return episode.reduce((total, passage) => total + engine.estimate(passage).cost, 0)
}

async function speakAll(engine: SpeechEngine, passages: readonly Passage[]): Promise<void> {
  const { signal } = new AbortController()
  await Promise.all(passages.map((passage) => engine.speak(passage, { signal })))
}

/** The turns of a script of the project, two voices by turns, each a passage. */
function turnsOf(path: string): Passage[] {
  return parseScript(readFileSync(join(project, path), 'utf8')).turns.map(({ text, line }, index) => {
    const voice = voices[index % 2] ?? voices[0]
    const turn = { speaker: voice, voice, text, style: undefined, pace: 1, place: `line ${line}` }
    return { turns: [turn], language: 'en' }
  })
}
