import type { Books, RequestResult, SentRequest } from '../../src/main/ledger/books.ts'
import { StudioError } from '../../src/shared/studio-error.ts'

export type FakeBooks = Books & {
  readonly entries: { readonly sent: SentRequest; ended: RequestResult | undefined }[]
  /** `kept` or the code of the failure of each entry, in order; "open" where it has no end. */
  readonly outcomes: () => string[]
  readonly total: () => number
}

/** Books in memory. `budget` in USD: the estimate that would pass it is refused. */
export function createFakeBooks(budget = Infinity): FakeBooks {
  const entries: FakeBooks['entries'] = []
  const total = () => entries.reduce((sum, { ended }) => sum + (ended?.usage?.cost ?? 0), 0)
  return {
    entries,
    total,
    outcomes: () =>
      entries.map(({ ended }) =>
        ended === undefined ? 'open' : ended.outcome === 'kept' ? 'kept' : ended.code,
      ),
    async sent(request) {
      await Promise.resolve()
      if (total() + request.estimatedCost > budget) throw new StudioError('budget-reached', 'Too dear.')
      const index = entries.push({ sent: request, ended: undefined }) - 1
      return request.id ?? String(index)
    },
    async ended(id, result) {
      await Promise.resolve()
      const entry = entries.find((one, index) => (one.sent.id ?? String(index)) === id)
      if (entry === undefined || entry.ended !== undefined) throw new Error(`Entry ${id} cannot end`)
      entry.ended = result
    },
    stateOf(id) {
      const entry = entries.find((one, index) => (one.sent.id ?? String(index)) === id)
      if (entry === undefined) return undefined
      return entry.ended === undefined ? 'open' : 'ended'
    },
  }
}
