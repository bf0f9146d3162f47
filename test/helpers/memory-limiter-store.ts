import type { LimiterMemoryStore } from '../../src/main/limiter/limiter-memory-store.ts'

/** Keeps what limiters learn as text, as a database does. */
export function createMemoryLimiterStore(): LimiterMemoryStore & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>()
  return {
    kept,
    load(id) {
      const memory: unknown = JSON.parse(kept.get(id) ?? 'null')
      return memory ?? undefined
    },
    save: (id, memory) => void kept.set(id, JSON.stringify(memory)),
  }
}
