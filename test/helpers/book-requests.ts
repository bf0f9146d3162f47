import type { RequestResult, SentRequest } from '../../src/main/ledger/books.ts'

/** A request of one line for an episode. */
export function forEpisode(episode: string | undefined, estimatedCost: number): SentRequest {
  return {
    model: 'gemini-3.8-flash-tts',
    purpose: episode === undefined ? { kind: 'preview' } : { kind: 'take', episode },
    estimatedCost,
    turns: [{ voice: 'Kore', words: 20, characters: 110 }],
  }
}

/** Speech that was kept, and its price. */
export function keptFor(cost: number, seconds = 8): RequestResult {
  const usage = { tokensIn: 40, tokensOut: Math.round(seconds * 32), cost }
  return { outcome: 'kept', take: 'a'.repeat(64), seconds, usage, latency: 3 }
}
