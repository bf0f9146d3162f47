import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { priceShare, type Service } from '../../../../src/core/gemini/service.ts'
import { openBatchBook, type BatchBook } from '../../../../src/main/engines/gemini/batch/batch-book.ts'
import type { GeminiEngineOptions } from '../../../../src/main/engines/gemini/gemini-engine.ts'
import { createServiceMemory } from '../../../../src/main/engines/gemini/service-memory.ts'
import type { AheadOptions, SpeakAhead } from '../../../../src/main/engines/speak-ahead.ts'
import type { AnswerShelf, SpeechEngine, Wait } from '../../../../src/main/engines/speech-engine.ts'
import type { Books } from '../../../../src/main/ledger/books.ts'
import type { Accounts } from '../../../../src/main/ledger/open-accounts.ts'
import type { GeminiServer, GeminiServerOptions } from '../../../gemini-server/gemini-server.ts'
import { startGeminiServer } from '../../../gemini-server/start-gemini-server.ts'
import { createMemoryShelf, type MemoryShelf } from '../../../helpers/memory-shelf.ts'
import { openBooks } from '../../../helpers/open-books.ts'
import { createSimulatedTime, type SimulatedTime } from '../../../helpers/simulated-time.ts'
import { temporaryFolder } from '../../../helpers/temporary-folder.ts'
import { conversation, engineParts, passageOf, prices } from './gemini-room.ts'

/** Of two speakers, and of one. */
export const passages = [conversation, passageOf('A line of the second chapter, spoken by one.')]

export const episode = 'b3f6c3a0-3c62-4f0e-9d1f-9a51f1f6f001'

/** What a test may put in the way of an engine. */
export type Between = {
  readonly flexTimeout?: number
  readonly books?: (books: Books) => Books
  readonly book?: (book: BatchBook) => BatchBook
  readonly shelf?: (shelf: AnswerShelf) => AnswerShelf
}

/** An engine as it is after one start of the program. */
export type Start = {
  readonly engine: SpeechEngine
  readonly ahead: SpeakAhead
  readonly waits: (Wait | undefined)[]
  readonly optionsFor: (signal?: AbortSignal) => AheadOptions
}

export type HalfPriceRoom = {
  readonly data: string
  readonly server: GeminiServer
  readonly time: SimulatedTime
  readonly accounts: Accounts
  readonly shelf: MemoryShelf
  /** Starts the program again over the same files. */
  readonly start: (service: Service, given?: Partial<GeminiEngineOptions>, between?: Between) => Start
  /** Paths of the requests of an operation. */
  readonly asked: (operation: string) => number
}

/** A server and the files of a program that asks for half the price, with a clock of their own. */
export async function openHalfPriceRoom(serverOptions: GeminiServerOptions = {}): Promise<HalfPriceRoom> {
  const data = temporaryFolder()
  const time = createSimulatedTime()
  const now = () => time.clock().getTime()
  const server = await startGeminiServer({ voice: 'murmur', now, ...serverOptions })
  onTestFinished(() => server.close())
  const accounts = await openBooks({ data, now: time.clock })
  const shelf = createMemoryShelf()
  return {
    data,
    server,
    time,
    accounts,
    shelf,
    asked: (operation) => server.requests.filter((request) => request.operation === operation).length,
    start(service, given = {}, between = {}) {
      const model = given.model ?? 'gemini-3.8-flash-tts'
      const apiKey = given.apiKey ?? 'a-key-WXYZ'
      const plainBook = openBatchBook(join(data, 'batches'))
      const { engine } = engineParts(server, {
        clock: time.clock,
        wait: time.wait,
        books: between.books?.(accounts.books) ?? accounts.books,
        priceOf: (_, tokensIn, tokensOut, asked) =>
          (priceShare(asked) * (tokensIn * prices.in + tokensOut * prices.out)) / 1e6,
        halfPrice: {
          wanted: service,
          hours: 6,
          flexTimeout: between.flexTimeout ?? 600,
          keyId: apiKey,
          memory: createServiceMemory({
            store: accounts.limiterMemory,
            keyId: apiKey,
            model,
            clock: time.clock,
          }),
          book: between.book?.(plainBook) ?? plainBook,
        },
        ...given,
      })
      const { ahead } = engine
      if (ahead === undefined) throw new Error('It does not speak ahead')
      const waits: (Wait | undefined)[] = []
      return {
        engine,
        ahead,
        waits,
        optionsFor: (signal = new AbortController().signal) => ({
          signal,
          episode,
          shelf: between.shelf?.(shelf) ?? shelf,
          onWait: (wait) => waits.push(wait),
        }),
      }
    },
  }
}

/** USD of what the server has charged, at the prices of the tests. */
export function billOf({ server }: HalfPriceRoom): number {
  return server
    .bill()
    .entries.reduce(
      (sum, { tier, tokensIn, tokensOut }) =>
        sum + ((tier === 'standard' ? 1 : 0.5) * (tokensIn + 10 * tokensOut)) / 1e6,
      0,
    )
}

/** The files of batches that are on their way. */
export function openFiles({ data }: HalfPriceRoom): string[] {
  return readdirSync(join(data, 'batches'))
}
