import { randomUUID } from 'node:crypto'
import type { EndedLine, SentLine } from '../../src/main/ledger/ledger-lines.ts'

/** A line of a request that was sent, as it is read back. */
export function aRequest(parts: Partial<SentLine> = {}): SentLine {
  return {
    v: 1,
    kind: 'sent',
    id: randomUUID(),
    at: '2026-11-23T12:00:00.000Z',
    model: 'gemini-3.8-flash-tts',
    purpose: { kind: 'take', episode: 'one' },
    estimatedCost: 0.1,
    turns: [{ voice: 'Kore', words: 20, characters: 110 }],
    ...parts,
  }
}

/** A line of a request whose speech was kept. */
export function anEnd(id: string, parts: Partial<EndedLine> = {}): EndedLine {
  return {
    v: 1,
    kind: 'ended',
    id,
    at: '2026-11-23T12:00:10.000Z',
    outcome: 'kept',
    take: 'a'.repeat(64),
    seconds: 8,
    tokensIn: 40,
    tokensOut: 256,
    cost: 0.08,
    latency: 3,
    ...parts,
  }
}
