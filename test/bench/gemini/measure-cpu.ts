import { GoogleGenAI } from '@google/genai'
import { speechEdges } from '../../../src/core/audio/speech-edges.ts'
import { speechLevel } from '../../../src/core/audio/speech-level.ts'
import { compileRequest } from '../../../src/core/gemini/compile-request.ts'
import { checkAnswer } from '../../../src/main/engines/gemini/check-answer.ts'
import type { Passage, Spoken } from '../../../src/main/engines/speech-engine.ts'
import type { BenchRow } from '../window/bench-row.ts'
import { collectGarbage } from './collect-garbage.ts'
import { median } from './median.ts'
import { apiKey, model, passageOf, withStudio, type Studio } from './with-studio.ts'
import { withServer } from './with-server.ts'

const seconds = 60
/**
 * Enough in a row that each kind of work throws away what it usually does, and enough rounds that those which the rest of the
 * machine has spoiled are not the median. What one round says varies by several milliseconds: V8 goes through the whole heap
 * once in two to five requests, and each time costs as much as all that is ours. In the first rounds much is still compiled;
 * they are not counted.
 */
const rounds = 26
const warmUp = 5
const inARow = 8

/** Milliseconds of CPU a request: of the thread that works, and of the whole process, the kernel's writing and syncing of files included. */
type Cost = { readonly thread: number; readonly process: number }
type Costs = { readonly library: Cost; readonly ours: Cost; readonly checks: Cost }

/** What a request for a minute of speech costs this machine: Google's library alone, and all that is ours. */
export function measureCpu(): Promise<readonly BenchRow[]> {
  return withServer({ latency: 0, seconds }, ({ url }) =>
    withStudio({ url, concurrency: 1 }, async (studio) => {
      const costs: Costs[] = []
      for (let round = 0; round < rounds; round++)
        costs.push(await measureRound(studio, bareRequest(url), round))
      const of = (cost: (costs: Costs) => number) => median(costs.slice(warmUp).map(cost))
      return [
        {
          what: `CPU of a request for ${seconds} s, Google's library alone`,
          value: of(({ library }) => library.thread),
          unit: 'ms',
          note: `median of ${rounds - warmUp} rounds of ${inARow}, by turns with ours`,
        },
        {
          what: 'ours beyond it, checks apart',
          value: of(({ library, ours, checks }) => ours.thread - library.thread - checks.thread),
          unit: 'ms',
          limit: 5,
          note: 'decoding, books, hash',
        },
        {
          what: 'the same, with what the system does for files',
          value: of(({ library, ours, checks }) => ours.process - library.process - checks.process),
          unit: 'ms',
        },
        {
          what: 'checks',
          value: of(({ checks }) => checks.thread),
          unit: 'ms',
          note: 'length, edges, level',
        },
      ]
    }),
  )
}

async function measureRound(
  { engine, shelf }: Studio,
  ask: (passage: Passage) => Promise<unknown>,
  round: number,
): Promise<Costs> {
  const { signal } = new AbortController()
  const passages = Array.from({ length: inARow }, (_, index) => passageOf(round * inARow + index, seconds))
  let spoken: Spoken | undefined
  const speak = async (passage: Passage) => {
    spoken = await engine.speak(passage, { signal, shelf })
  }
  // By turns the first: who comes second finds memory that the first has left.
  const isFirst = round % 2 === 0
  const before = isFirst ? await cpuOf(passages, ask) : undefined
  const ours = await cpuOf(passages, speak)
  const library = before ?? (await cpuOf(passages, ask))
  const checks = await cpuOf(passages, () => Promise.resolve(check(spoken)))
  return { library, ours, checks }
}

/** The mean of doing the work for each, what is thrown away in it and no more included. */
async function cpuOf<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<Cost> {
  collectGarbage()
  const before = used()
  for (const item of items) await work(item)
  const after = used()
  const perItem = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1000 / items.length
  return {
    thread: perItem(after.thread) - perItem(before.thread),
    process: perItem(after.process) - perItem(before.process),
  }
}

/** A system may write down what a thread has used only when it stops running, or every 4 ms: so it stops for a moment. */
function used(): { thread: NodeJS.CpuUsage; process: NodeJS.CpuUsage } {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)
  return { thread: process.threadCpuUsage(), process: process.cpuUsage() }
}

/** The same request, with nothing around it and nothing done with its answer. */
function bareRequest(url: string): (passage: Passage) => Promise<unknown> {
  const httpOptions = { baseUrl: url }
  const google = new GoogleGenAI({ apiKey, vertexai: false, apiVersion: 'v1beta', httpOptions })
  return (passage) => {
    const { contents, generationConfig } = compileRequest(passage, model)
    const [{ role, parts }] = contents
    const { speechConfig } = generationConfig
    if (!('voiceConfig' in speechConfig)) throw new Error('One voice was expected')
    return google.models.generateContent({
      model,
      contents: [{ role, parts: [...parts] }],
      config: { responseModalities: ['AUDIO'], speechConfig, store: false },
    })
  }
}

/** What the engine and the shelf look at in every answer. */
function check(spoken: Spoken | undefined): void {
  if (spoken === undefined) throw new Error('Nothing was spoken')
  const { pcm, rate } = spoken
  if (checkAnswer(pcm, seconds) !== undefined) throw new Error('The answer is no good')
  speechEdges(pcm, rate)
  speechLevel(pcm, rate)
}
