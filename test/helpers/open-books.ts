import { onTestFinished } from 'vitest'
import type { Budgets } from '../../src/main/ledger/books.ts'
import { openAccounts, type Accounts } from '../../src/main/ledger/open-accounts.ts'

const noBudgets: Budgets = { perEpisode: undefined, perDay: undefined }

export type OpenBooks = {
  readonly data: string
  readonly now?: () => Date
  readonly budgets?: Partial<Budgets>
}

/** The accounts of a data folder, closed after the test. */
export async function openBooks({ data, now, budgets }: OpenBooks): Promise<Accounts> {
  const accounts = await openAccounts({
    data,
    clock: now ?? (() => new Date('2026-11-23T12:00:00Z')),
    budgets: () => ({ ...noBudgets, ...budgets }),
  })
  let isOpen = true
  const close = async () => {
    if (isOpen) await accounts.close()
    isOpen = false
  }
  onTestFinished(close)
  return { ...accounts, close }
}
