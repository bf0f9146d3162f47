import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { costAt } from '../../../src/core/price/cost-of.ts'
import { createGeminiEngine } from '../../../src/main/engines/gemini/gemini-engine.ts'
import type { AnswerShelf, Passage, SpeechEngine } from '../../../src/main/engines/speech-engine.ts'
import { openAccounts } from '../../../src/main/ledger/open-accounts.ts'
import { makeLibrary } from '../../../src/main/library/library.ts'
import { createAnswerShelf } from '../../../src/main/takes/answer-shelf.ts'
import { createFixedLimiter } from './fixed-limiter.ts'
import { lineOf } from './bench-script.ts'

/** The usual model: every benchmark speaks with it that does not say otherwise. */
export const model = 'gemini-3.8-flash-tts'
/** USD per million tokens. */
export const price = { model, textIn: 0.5, audioOut: 9 }
export const apiKey = 'a-key-of-the-benchmark-WXYZ'

const clock = () => new Date()

/** An engine with real books and a real shelf; nothing but `concurrency` limits how fast it asks. */
export type Studio = { readonly engine: SpeechEngine; readonly shelf: AnswerShelf }

/** Does the work with new books and a new library on disk, which are gone after it. */
export async function withStudio<Result>(
  { url, concurrency }: { readonly url: string; readonly concurrency: number },
  work: (studio: Studio) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'castwright-bench-'))
  try {
    const accounts = await openAccounts({
      data: join(folder, 'data'),
      clock,
      budgets: () => ({ perEpisode: undefined, perDay: undefined }),
    })
    const library = await makeLibrary(join(folder, 'library'), clock)
    const engine = createGeminiEngine({
      apiKey,
      model,
      baseUrl: url,
      limiter: createFixedLimiter(concurrency),
      books: accounts.books,
      rates: accounts.rates,
      priceOf: (_, tokensIn, tokensOut) => costAt(price, { tokensIn, tokensOut }),
      knownVoices: () => [],
      clock,
      random: Math.random,
      wait: (milliseconds, signal) => wait(milliseconds, undefined, { signal }),
      timeout: 60,
      concurrency,
    })
    try {
      return await work({ engine, shelf: createAnswerShelf(library, engine) })
    } finally {
      await engine.close()
      await accounts.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** A line of its own for every number, about so many seconds long. */
export function passageOf(number: number, seconds: number): Passage {
  const text = lineOf(number, seconds)
  const place = `line ${number}`
  return {
    turns: [{ speaker: 'Host', text, voice: 'Kore', style: undefined, pace: 1, place }],
    language: 'en',
  }
}
