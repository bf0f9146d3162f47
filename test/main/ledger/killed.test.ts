import { spawn } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openLedgerReader } from '../../../src/main/ledger/read-ledger.ts'
import { readLine } from '../../../src/main/ledger/ledger-lines.ts'
import { openBooks } from '../../helpers/open-books.ts'
import { randomNumbers } from '../../helpers/random.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const program = fileURLToPath(new URL('../../helpers/book-until-killed.ts', import.meta.url))
const kills = 20

/** Lets a program book requests, kills it when it has reported so many, and gives all that it had time to report. */
async function bookAndKill(data: string, reports: number): Promise<string[]> {
  const child = spawn(process.execPath, [program, data], { stdio: ['ignore', 'pipe', 'inherit'] })
  const reported: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    if (reported.push(line) === reports) child.kill('SIGKILL')
  }
  return reported
}

/** Every line of the ledger as "sent <id>" or "ended <id>". */
function entriesOf(path: string): string[] {
  const reader = openLedgerReader(path)
  const entries: string[] = []
  const readOn = (from: number): void => {
    const chunk = reader?.lines(from)
    if (chunk === undefined || chunk.next === from) return
    for (const line of chunk.lines.map(readLine))
      entries.push(typeof line === 'string' ? line : `${line.kind} ${line.id}`)
    readOn(chunk.next)
  }
  readOn(0)
  reader?.close()
  return entries
}

test(
  'whenever the program is killed, what it was told is on disk is there, and the database follows',
  { timeout: 120_000 },
  async () => {
    const data = temporaryFolder()
    const path = join(data, 'ledger.jsonl')
    const random = randomNumbers(7)
    const reported: string[] = []
    for (let round = 0; round < kills; round++) {
      reported.push(...(await bookAndKill(data, 1 + Math.floor(random() * 60))))
      const entries = entriesOf(path)
      // A write is one call, which a kill may still cut off between two pages; nobody was told of it then.
      const whole = entries.filter((entry) => entry !== 'unreadable')
      expect(entries.length - whole.length).toBeLessThanOrEqual(round + 1)
      expect(new Set(whole).size).toBe(whole.length)
      expect(reported.filter((report) => !new Set(entries).has(report))).toEqual([])

      const copy = temporaryFolder()
      copyFileSync(path, join(copy, 'ledger.jsonl'))
      const [followed, anew] = [
        await openBooks({ data, now: () => new Date() }),
        await openBooks({ data: copy, now: () => new Date() }),
      ]
      expect(followed.notices()).toEqual([])
      const [here, there] = [followed.spending('one'), anew.spending('one')]
      expect(here.total).toEqual(there.total)
      expect(here.episode).toEqual(there.episode)
      expect(here.total.requests).toBe(entries.filter((entry) => entry.startsWith('sent')).length)
      expect(here.total.requests - here.total.unsettled).toBe(
        entries.filter((entry) => entry.startsWith('ended')).length,
      )
      await followed.close()
      await anew.close()
    }
    expect(reported.length).toBeGreaterThan(kills)
  },
)
