import { appendFileSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openLedgerFile } from '../../../src/main/ledger/ledger-file.ts'
import { printLine, readLine } from '../../../src/main/ledger/ledger-lines.ts'
import { openLedgerReader } from '../../../src/main/ledger/read-ledger.ts'
import { StudioError } from '../../../src/shared/studio-error.ts'
import { anEnd, aRequest } from '../../helpers/ledger-lines.ts'
import { canMountDisks, smallDisk } from '../../helpers/small-disk.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

function readAll(path: string): string[] {
  const reader = openLedgerReader(path)
  const lines: string[] = []
  const readOn = (from: number): void => {
    const chunk = reader?.lines(from)
    if (chunk === undefined || chunk.next === from) return
    lines.push(...chunk.lines)
    readOn(chunk.next)
  }
  readOn(0)
  reader?.close()
  return lines
}

test('lines are there when their promises resolve, each whole, in the order they were given', async () => {
  const path = join(temporaryFolder(), 'data', 'ledger.jsonl')
  const ledger = openLedgerFile(path)
  const lines = Array.from({ length: 50 }, (_, index) => aRequest({ model: `model-${index}` }))
  await ledger.append(anEnd('11111111-1111-4111-8111-111111111111'))
  await Promise.all(lines.map((line) => ledger.append(line)))
  const [first, ...rest] = readAll(path).map(readLine)
  expect(first).toMatchObject({ kind: 'ended' })
  expect(rest).toEqual(lines)
  // What was said and what it cost is nobody else's business.
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('a line that was torn is closed before the next, and costs no other', async () => {
  const path = join(temporaryFolder(), 'ledger.jsonl')
  const [one, two] = [aRequest(), aRequest()]
  writeFileSync(path, `${printLine(one)}${printLine(aRequest()).slice(0, 40)}`)
  expect(readAll(path).map(readLine)).toEqual([one])
  await openLedgerFile(path).append(two)
  expect(readAll(path).map(readLine)).toEqual([one, 'unreadable', two])
})

test('zeros that a power cut left, a line of no end and one glued to a torn one are got over', async () => {
  const path = join(temporaryFolder(), 'ledger.jsonl')
  const [one, two, three] = [aRequest(), aRequest(), aRequest()]
  writeFileSync(path, printLine(one))
  appendFileSync(path, Buffer.alloc(3 * 2 ** 20))
  await openLedgerFile(path).append(two)
  appendFileSync(path, `${printLine(aRequest()).slice(0, 40)}${printLine(three)}`)
  expect(readAll(path).map(readLine)).toEqual([one, 'unreadable', two, three])
})

test('lines of other versions and kinds are known for what they are', () => {
  expect(readLine(JSON.stringify({ ...aRequest(), v: 2 }))).toBe('foreign')
  expect(readLine('{"v":1,"kind":"refunded","id":"x"}')).toBe('foreign')
  expect(readLine(JSON.stringify({ ...aRequest(), note: 'more' }))).toMatchObject({ kind: 'sent' })
  for (const broken of [
    '',
    '{}',
    'null',
    '{"v":1,"kind":"sent"}',
    JSON.stringify({ ...aRequest(), estimatedCost: -1 }),
  ])
    expect(readLine(broken)).toBe('unreadable')
})

test('a long ledger is read in stretches, with characters of several bytes at their borders', async () => {
  const path = join(temporaryFolder(), 'ledger.jsonl')
  const lines = Array.from({ length: 3000 }, (_, index) =>
    aRequest({ model: 'ü漢🎙'.repeat(1 + (index % 40)) }),
  )
  writeFileSync(path, lines.map(printLine).join(''))
  expect(readAll(path).map(readLine)).toEqual(lines)
})

test('a ledger that is moved away while it is open is not written to behind its back', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'ledger.jsonl')
  const ledger = openLedgerFile(path)
  await ledger.append(aRequest())
  writeFileSync(`${path}.new`, '')
  renameSync(`${path}.new`, path)
  const line = aRequest()
  await ledger.append(line)
  expect(readFileSync(path, 'utf8')).toBe(printLine(line))
})

test('what cannot be written is refused, and what comes after has its own chance', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'blocked', 'ledger.jsonl')
  writeFileSync(join(folder, 'blocked'), '')
  const ledger = openLedgerFile(path)
  await expect(ledger.append(aRequest())).rejects.toBeInstanceOf(StudioError)
  rmSync(join(folder, 'blocked'))
  await ledger.append(aRequest())
  expect(readAll(path)).toHaveLength(1)
})

test.skipIf(!canMountDisks)(
  'on a full disk every line that was promised is there, and later ones follow',
  async () => {
    const disk = smallDisk(temporaryFolder())
    const path = join(disk, 'ledger.jsonl')
    const filler = join(disk, 'filler')
    writeFileSync(filler, Buffer.alloc(40_000))
    const ledger = openLedgerFile(path)
    const kept: string[] = []
    const fill = async (): Promise<void> => {
      const line = aRequest()
      await ledger.append(line)
      kept.push(line.id)
      return fill()
    }
    await expect(fill()).rejects.toMatchObject({ code: 'disk-full' })
    expect(kept.length).toBeGreaterThan(10)
    rmSync(filler)
    const last = aRequest()
    await ledger.append(last)
    const read = readAll(path).map(readLine)
    const ids = read.map((line) => (typeof line === 'string' ? line : line.id))
    expect(ids.filter((id) => id !== 'unreadable')).toEqual([...kept, last.id])
  },
)
