import { copyFile, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { openAccounts } from '../../src/main/ledger/open-accounts.ts'
import type { Spent } from '../../src/main/ledger/spending.ts'
import type { Fault } from './fault.ts'
import type { LedgerEntries } from './read-entries.ts'

/**
 * Compares what the database says after a kill, what one says that is made from the ledger anew, and what the lines of the
 * ledger add up to. It works on copies in `folder`: the next start is to find the files as the kill left them.
 */
export async function checkBooks(
  data: string,
  { sent, ended }: LedgerEntries,
  folder: string,
): Promise<readonly Fault[]> {
  const faults: Fault[] = []
  const say = (sentence: string) => faults.push({ kind: 'books', sentence })
  const names = (await readdir(data)).filter((name) => /^(?:castwright\.db.*|ledger\.jsonl)$/.test(name))
  const followed = await totalOf(data, names, join(folder, 'followed'))
  const anew = await totalOf(
    data,
    names.filter((name) => name === 'ledger.jsonl'),
    join(folder, 'anew'),
  )
  for (const notice of [...followed.notices, ...anew.notices]) say(notice)
  if (!isDeepStrictEqual(followed.total, anew.total))
    say(`The database says ${JSON.stringify(followed.total)}, made anew ${JSON.stringify(anew.total)}.`)
  const costs = [...sent].map(([id, line]) => ended.get(id)?.cost ?? line.estimatedCost)
  const unsettled = [...sent.keys()].filter((id) => ended.get(id)?.cost === undefined).length
  const cost = costs.reduce((sum, one) => sum + one, 0)
  const { total } = anew
  if (total.requests !== sent.size || total.unsettled !== unsettled || Math.abs(total.cost - cost) > 1e-6)
    say(
      `The books say ${JSON.stringify(total)}, the lines of the ledger ${sent.size} requests, ${unsettled} unsettled, $${cost}.`,
    )
  return faults
}

async function totalOf(
  data: string,
  names: readonly string[],
  copy: string,
): Promise<{ readonly total: Spent; readonly notices: readonly string[] }> {
  await rm(copy, { recursive: true, force: true })
  await mkdir(copy, { recursive: true })
  for (const name of names) await copyFile(join(data, name), join(copy, name))
  const accounts = await openAccounts({
    data: copy,
    clock: () => new Date(),
    budgets: () => ({ perEpisode: undefined, perDay: undefined }),
  })
  const { total } = accounts.spending()
  const notices = accounts.notices()
  await accounts.close()
  return { total, notices }
}
