import { once } from 'node:events'
import type { Server } from 'node:net'
import { onTestFinished } from 'vitest'
import {
  createGeminiEngine,
  type GeminiEngineOptions,
} from '../../../../src/main/engines/gemini/gemini-engine.ts'
import type {
  Passage,
  PassageTurn,
  SpeechEngine,
  Spoken,
  Wait,
} from '../../../../src/main/engines/speech-engine.ts'
import { StudioError } from '../../../../src/shared/studio-error.ts'
import type { GeminiServer, GeminiServerOptions } from '../../../gemini-server/gemini-server.ts'
import { startGeminiServer } from '../../../gemini-server/start-gemini-server.ts'
import { createFakeBooks, type FakeBooks } from '../../../helpers/fake-books.ts'
import { createFakeLimiter, type FakeLimiter } from '../../../helpers/fake-limiter.ts'
import { createMemoryShelf, type MemoryShelf } from '../../../helpers/memory-shelf.ts'
import { plainRates } from '../../../helpers/plain-rates.ts'
import { createSimulatedTime, type SimulatedTime } from '../../../helpers/simulated-time.ts'

export type GeminiRoom = {
  readonly server: GeminiServer
  readonly engine: SpeechEngine
  readonly limiter: FakeLimiter
  readonly books: FakeBooks
  readonly shelf: MemoryShelf
  readonly time: SimulatedTime
  readonly waits: (Wait | undefined)[]
  readonly speak: (passage: Passage, signal?: AbortSignal) => Promise<Spoken>
}

/** USD per million tokens, as easy to reckon with. */
export const prices = { in: 1, out: 10 }

export function lineOf(text: string, change: Partial<PassageTurn> = {}): PassageTurn {
  return { speaker: 'Host', text, voice: 'Zephyr', style: undefined, pace: 1, place: 'line 12', ...change }
}

export function passageOf(...turns: readonly (PassageTurn | string)[]): Passage {
  return { turns: turns.map((turn) => (typeof turn === 'string' ? lineOf(turn) : turn)), language: 'en' }
}

/** Two speakers, three lines. */
export const conversation: Passage = passageOf(
  lineOf('Welcome back to the show.', { place: 'line 3' }),
  lineOf('Thank you for having me.', { speaker: 'Guest', voice: 'Puck', place: 'line 4' }),
  lineOf('Let us begin at the beginning.', { place: 'line 5' }),
)

export function engineParts(
  server: Pick<GeminiServer, 'url'>,
  given: Partial<GeminiEngineOptions> = {},
): { engine: SpeechEngine; limiter: FakeLimiter; books: FakeBooks; time: SimulatedTime } {
  const limiter = createFakeLimiter()
  const books = createFakeBooks()
  const time = createSimulatedTime()
  const engine = createGeminiEngine({
    apiKey: 'a-key-WXYZ',
    model: 'gemini-3.8-flash-tts',
    baseUrl: server.url,
    limiter,
    books,
    rates: () => plainRates,
    priceOf: (_, tokensIn, tokensOut) => (tokensIn * prices.in + tokensOut * prices.out) / 1e6,
    knownVoices: () => [],
    clock: time.clock,
    random: () => 1,
    wait: time.wait,
    timeout: 20,
    concurrency: 4,
    ...given,
  })
  return { engine, limiter, books, time }
}

/** A server and an engine that speaks to it; both are gone after the test. */
export async function openRoom(
  given: Partial<GeminiEngineOptions> = {},
  serverOptions: GeminiServerOptions = {},
): Promise<GeminiRoom> {
  const server = await startGeminiServer({ voice: 'murmur', ...serverOptions })
  const parts = engineParts(server, given)
  const shelf = createMemoryShelf()
  const waits: (Wait | undefined)[] = []
  onTestFinished(async () => {
    await parts.engine.close()
    await server.close()
  })
  return {
    ...parts,
    server,
    shelf,
    waits,
    speak: (passage, signal = new AbortController().signal) =>
      parts.engine.speak(passage, { signal, shelf, onWait: (wait) => waits.push(wait) }),
  }
}

/** A line of nine words. */
export const line = passageOf('Thank you for having me on the show today.')

/** What speaking a passage fails with; anything but a StudioError is thrown. */
export async function failureOf(room: GeminiRoom, passage: Passage = line): Promise<StudioError> {
  const error: unknown = await room.speak(passage).then(
    () => new Error('It was spoken'),
    (reason: unknown) => reason,
  )
  if (error instanceof StudioError) return error
  throw error
}

/** The port a server of Node's listens at. */
export async function portOf(server: Server): Promise<number> {
  if (!server.listening) await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return address.port
}
