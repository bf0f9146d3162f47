import { setImmediate } from 'node:timers/promises'
import { join } from 'node:path'
import type { GeminiServer } from '../gemini-server/gemini-server.ts'
import { asksIn } from './asks-in.ts'
import { createBatchChecker, phaseOf } from './check-batches.ts'
import { checkBooks } from './check-books.ts'
import { createEpisodeChecker } from './check-episodes.ts'
import { findRepeats } from './check-requests.ts'
import type { Fault } from './fault.ts'
import { createAnswerTracker } from './keep-track-of-answers.ts'
import { killAtMoment } from './kill-at-moment.ts'
import { drawMoment, spellMoment } from './moment.ts'
import { readBatches } from './read-batches.ts'
import { readEntries } from './read-entries.ts'
import { createShelfReader } from './read-shelves.ts'
import type { TortureBooks } from './torture-report.ts'
import { openTortureRoom, type OpenTortureRoom } from './torture-room.ts'
import { createTortureScript } from './torture-script.ts'

export type TortureRound = {
  readonly open: OpenTortureRoom
  /** A folder for copies of the books. */
  readonly copies: string
  readonly random: () => number
  readonly server: Pick<GeminiServer, 'requests'>
  /** From now on a batch is answered so many milliseconds after it was asked for. */
  readonly delayBatches: (milliseconds: number) => void
  /** Lets what was on the way when a program was killed arrive. */
  readonly settle: () => Promise<void>
  readonly isOver: () => boolean
  readonly books: TortureBooks
  readonly onKill: () => void
}

/** Milliseconds: the first guess at a whole render, and after how long one is killed that hangs. */
const firstGuess = 1000
const longest = 4000
/** Requests under way at once, and answers that are being put away meanwhile. */
const mostInFlight = 10
/** How often a render is left alone, and how often the script is changed before it was rendered to its end. */
const peace = 0.04
/** How often a render asks for batches, and after how many milliseconds these are answered: soon, or not in its time. */
const half = 0.4
const delays = [0, 0, 0, 300, 60_000]
const impatience = 0.3

/** Kills renders in one new library until it is over, then renders to the end, looking at everything after each. */
export async function tortureRoom(round: TortureRound): Promise<void> {
  const { random, server, books } = round
  const room = await openTortureRoom(round.open)
  const script = createTortureScript(random)
  const scripts = new Set([script.print()])
  room.write(script.print())
  const readShelves = createShelfReader(room.library)
  const track = createAnswerTracker()
  const checkEpisodes = createEpisodeChecker()
  const checkBatches = createBatchChecker()
  const ledgerPath = join(room.data, 'ledger.jsonl')
  let shelves = await readShelves()
  let entries = await readEntries(ledgerPath)
  let hasBatch = false
  let usual = firstGuess
  const told = new Set<string>()
  const firstRequest = server.requests.length

  const runOnce = async (isLast: boolean): Promise<boolean> => {
    const from = server.requests.length
    const isBatch = isLast || random() < half
    const moment = isLast || random() < peace ? undefined : drawMoment(random, usual, isBatch || hasBatch)
    // Nobody waits here for the next look at a batch but one who is going to be killed.
    const delay = delays[Math.floor(random() * delays.length)] ?? 0
    round.delayBatches(moment === undefined ? 0 : delay)
    const end = await killAtMoment(room.start(isBatch ? 'batch' : 'standard'), moment, {
      happenings: round.open.happenings,
      longest: isLast ? 30 * longest : longest,
    })
    await round.settle()
    const requests = server.requests.slice(from)
    await Promise.all(requests.map(({ ended }) => ended))
    await setImmediate()

    const before = { shelves, entries }
    shelves = await readShelves()
    entries = await readEntries(ledgerPath)
    const { batches, faults: tornBatches } = await readBatches(room.data)
    hasBatch = batches.length > 0
    // What a batch brings is known by its name, and not lost.
    const onTheirWay = new Set(batches.flatMap(({ name, entries: own }) => (name === undefined ? [] : own)))
    const news = [...entries.open].filter((id) => !before.entries.sent.has(id) && !onTheirWay.has(id))
    const opened = news.length
    const failed = [...entries.ended.values()].filter(({ outcome }) => outcome === 'failed').length
    const failedBefore = [...before.entries.ended.values()].filter(
      ({ outcome }) => outcome === 'failed',
    ).length
    const isDone = !end.isKilled && end.code === 0
    if (isDone) usual = 0.7 * usual + 0.3 * end.milliseconds
    const inFlight = requests.filter(({ aborted }) => aborted).flatMap(asksIn)
    const unnoted = inFlight.filter(({ batch }) => batch === undefined || !onTheirWay.has(batch.entry)).length
    const everAsked = server.requests.slice(firstRequest).flatMap(asksIn).length
    const unbooked: string[] = []
    if (end.isKilled ? opened > mostInFlight : opened > 0) unbooked.push(`${opened} requests have no end.`)
    if (end.isKilled && opened < unnoted)
      unbooked.push(`${unnoted} requests were under way, and ${opened} have no end.`)
    if (everAsked > entries.sent.size)
      unbooked.push(`${everAsked} requests were sent, and ${entries.sent.size} stand in the ledger.`)
    const faults: Fault[] = [
      ...unbooked.map((sentence): Fault => ({ kind: 'unbooked', sentence })),
      ...shelves.faults,
      ...tornBatches,
      ...entries.faults,
      ...checkBatches({ requests, ledger: entries, batches, isDone }),
      ...findRepeats(requests, before.shelves, failed - failedBefore),
      ...track(shelves, entries),
      ...(await checkBooks(room.data, entries, round.copies)),
      ...(await checkEpisodes({
        folder: room.folder,
        shelves,
        script: script.print(),
        scripts,
        rendered: isDone ? script.texts().length : undefined,
      })),
    ]
    if (!end.isKilled && end.code !== 0)
      faults.push({ kind: 'ended-badly', sentence: `It ended with ${end.code}: ${end.err.trim()}` })
    books.add('requests', requests.length)
    books.add('orders', requests.filter(({ operation }) => operation === 'batchGenerateContent').length)
    if (isDone) books.add('completed')
    if (end.isKilled) {
      books.add('halves', Math.max(0, shelves.halves - before.shelves.halves))
      const phases = batches.map((batch) => phaseOf(batch, shelves))
      books.addKill(moment === undefined ? 'it hangs' : spellMoment(moment), opened, phases)
    }
    // What stays wrong is told once.
    books.addFaults(faults.filter(({ sentence }) => !told.has(sentence)))
    for (const { sentence } of faults) told.add(sentence)
    if (end.isKilled) round.onKill()
    return isDone
  }

  try {
    while (!round.isOver()) {
      const isDone = await runOnce(false)
      if (!isDone && random() >= impatience) continue
      script.change()
      scripts.add(script.print())
      room.write(script.print())
    }
    // There is always something left to be asked for in a batch.
    script.renew()
    scripts.add(script.print())
    room.write(script.print())
    await runOnce(true)
  } finally {
    room.close()
  }
}
