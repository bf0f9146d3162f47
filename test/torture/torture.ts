import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { SeenRequest } from '../gemini-server/http/seen-request.ts'
import { startGeminiServer } from '../gemini-server/start-gemini-server.ts'
import { randomNumbers } from '../helpers/random.ts'
import { copyProgram } from './copy-program.ts'
import { createHappenings } from './kill-at-moment.ts'
import { misbehaveAtTimes } from './misbehave-at-times.ts'
import { createTortureReport, type TortureReport } from './torture-report.ts'
import { tortureRoom } from './torture-round.ts'

export type Torture = {
  readonly seed: number
  readonly kills: number
  /** It ends after so many minutes, however many kills there were. */
  readonly minutes: number
  /** How many kills one library has to stand before a new one is begun. */
  readonly killsOfRoom?: number
  readonly onProgress?: (report: TortureReport) => void
}

const usualRoom = 40
/** Faults after which it is known that something is wrong. */
const enough = 50

/**
 * Renders with Gemini's protocol on this machine, kills the program again and again at moments drawn by `seed`, and looks
 * at all that is on disk after each. A folder in which something was wrong stays, and the report names it.
 */
export async function torture(job: Torture): Promise<TortureReport> {
  const { seed, kills, minutes, killsOfRoom = usualRoom } = job
  const random = randomNumbers(seed)
  const happenings = createHappenings()
  let batchDelay = 0
  const server = await startGeminiServer({
    voice: 'draft',
    latency: 15,
    batchDelay: () => batchDelay,
    seed,
    onRequest(request: SeenRequest) {
      happenings.tell({ kind: 'asked' })
      void request.ended.then(() => happenings.tell({ kind: 'answered' }))
    },
  })
  server.misbehave(misbehaveAtTimes(randomNumbers(seed + 1)))
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'castwright-torture-')))
  const program = copyProgram(join(folder, 'program'))
  const books = createTortureReport(seed)
  const until = performance.now() + minutes * 60_000
  const isOver = () =>
    books.report().kills >= kills || books.report().faults.length >= enough || performance.now() >= until
  try {
    for (let room = 1; !isOver(); room++) {
      const place = join(folder, `room-${room}`)
      mkdirSync(place)
      const before = books.report().faults.length
      const last = Math.min(kills, books.report().kills + killsOfRoom)
      await tortureRoom({
        open: {
          folder: join(place, 'home'),
          program,
          url: server.url,
          compiled: join(folder, 'compiled'),
          happenings,
        },
        copies: join(place, 'copies'),
        random,
        server,
        delayBatches(milliseconds) {
          batchDelay = milliseconds
        },
        settle: () => wait(5),
        isOver: () => isOver() || books.report().kills >= last,
        books,
        onKill: () => job.onProgress?.(books.report()),
      })
      if (books.report().faults.length === before) rmSync(place, { recursive: true, force: true })
      else books.keep(place)
    }
  } finally {
    await server.close()
    if (books.report().kept.length === 0) rmSync(folder, { recursive: true, force: true })
    else
      for (const name of ['program', 'compiled']) rmSync(join(folder, name), { recursive: true, force: true })
  }
  return books.report()
}
