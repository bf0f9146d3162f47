import type { SeenRequest } from '../gemini-server/http/seen-request.ts'
import { asksIn } from './asks-in.ts'
import type { Fault } from './fault.ts'
import type { Shelves } from './read-shelves.ts'

/** Whether the whole of a good answer went out. */
export function isWellAnswered({ status, aborted, misbehaviour }: SeenRequest): boolean {
  return status === 200 && !aborted && misbehaviour === 'none'
}

/**
 * The requests of one run that must not have been sent: for a line that had a take when it began, or for a passage that
 * lay there whole, or once more after a good answer in the same run. `failed` answers of it, as the ledger has them, were
 * found unusable and may be asked for again.
 */
export function findRepeats(
  requests: readonly SeenRequest[],
  before: Shelves,
  failed: number,
): readonly Fault[] {
  const takes = [...before.takes.values()].filter(isUsable)
  const passages = [...before.passages.values()].filter(isUsable)
  const spoken = new Set(takes.flatMap(({ texts }) => texts))
  const answered = new Set(passages.map(({ texts }) => JSON.stringify(texts)))
  const now = new Set<string>()
  const faults: Fault[] = []
  let again = 0
  const asks = requests.flatMap((request) => asksIn(request).map((ask) => ({ request, ...ask })))
  for (const { request, texts } of asks) {
    const asked = JSON.stringify(texts)
    const there = texts.filter((text) => spoken.has(text))
    if (there.length > 0)
      faults.push({
        kind: 'asked-again',
        sentence: `Asked for, though its take is there: ${there.join(' ')}`,
      })
    if (answered.has(asked))
      faults.push({ kind: 'asked-again', sentence: `Asked for, though the passage is there: ${asked}` })
    if (now.has(asked)) again++
    if (isWellAnswered(request)) now.add(asked)
  }
  if (again > failed)
    faults.push({
      kind: 'asked-again',
      sentence: `${again} were asked for again in one run, ${failed} failed.`,
    })
  return faults
}

function isUsable({ isBad }: { readonly isBad: boolean }): boolean {
  return !isBad
}
