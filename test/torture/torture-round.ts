import { setImmediate } from 'node:timers/promises'
import { join } from 'node:path'
import type { GeminiServer } from '../gemini-server/gemini-server.ts'
import { checkBooks } from './check-books.ts'
import { createEpisodeChecker } from './check-episodes.ts'
import { findRepeats } from './check-requests.ts'
import type { Fault } from './fault.ts'
import { createAnswerTracker } from './keep-track-of-answers.ts'
import { killAtMoment } from './kill-at-moment.ts'
import { drawMoment, spellMoment } from './moment.ts'
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
  const ledgerPath = join(room.data, 'ledger.jsonl')
  let shelves = await readShelves()
  let entries = await readEntries(ledgerPath)
  let usual = firstGuess
  const told = new Set<string>()
  const firstRequest = server.requests.length

  const runOnce = async (isLast: boolean): Promise<boolean> => {
    const from = server.requests.length
    const moment = isLast || random() < peace ? undefined : drawMoment(random, usual)
    const end = await killAtMoment(room.start(), moment, {
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
    const opened = [...entries.open].filter((id) => !before.entries.sent.has(id)).length
    const failed = [...entries.ended.values()].filter(({ outcome }) => outcome === 'failed').length
    const failedBefore = [...before.entries.ended.values()].filter(
      ({ outcome }) => outcome === 'failed',
    ).length
    const isDone = !end.isKilled && end.code === 0
    if (isDone) usual = 0.7 * usual + 0.3 * end.milliseconds
    const inFlight = requests.filter(({ aborted }) => aborted).length
    const everAsked = server.requests.length - firstRequest
    const unbooked: string[] = []
    if (end.isKilled ? opened > mostInFlight : opened > 0) unbooked.push(`${opened} requests have no end.`)
    if (end.isKilled && opened < inFlight)
      unbooked.push(`${inFlight} requests were under way, and ${opened} have no end.`)
    if (everAsked > entries.sent.size)
      unbooked.push(`${everAsked} requests were sent, and ${entries.sent.size} stand in the ledger.`)
    const faults: Fault[] = [
      ...unbooked.map((sentence): Fault => ({ kind: 'unbooked', sentence })),
      ...shelves.faults,
      ...entries.faults,
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
    if (isDone) books.add('completed')
    if (end.isKilled) {
      books.add('halves', Math.max(0, shelves.halves - before.shelves.halves))
      books.addKill(moment === undefined ? 'it hangs' : spellMoment(moment), opened)
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
    await runOnce(true)
  } finally {
    room.close()
  }
}
