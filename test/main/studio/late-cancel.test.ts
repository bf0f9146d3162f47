import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { resolveCast } from '../../../src/core/cast/resolve-cast.ts'
import type { Service } from '../../../src/core/gemini/service.ts'
import { parseScript } from '../../../src/core/script/parse-script.ts'
import type { GeminiEngineOptions } from '../../../src/main/engines/gemini/gemini-engine.ts'
import { speakScript } from '../../../src/main/studio/speak-script.ts'
import { createPassageStore } from '../../../src/main/takes/passage-store.ts'
import { createTakeStore } from '../../../src/main/takes/take-store.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import {
  episode,
  openFiles,
  openHalfPriceRoom,
  type HalfPriceRoom,
} from '../engines/gemini/half-price-room.ts'

const minutes = 60_000
const hours = 60 * minutes
const script = parseScript('# One\nHost: Welcome back to the show.\n# Two\nGuest: Thank you for having me.\n')

/** Renders that wait for their batch, as the command line's do; each is a new start of the program. */
function openStudio(room: HalfPriceRoom) {
  const root = temporaryFolder()
  mkdirSync(join(root, 'takes'))
  const { clock } = room.time
  const takes = createTakeStore(root, join(root, 'takes'), clock)
  const waits: string[] = []
  const render = async (service: Service, given: Partial<GeminiEngineOptions> = {}, signal?: AbortSignal) => {
    const { made } = await speakScript({
      decisions: {},
      script,
      cast: resolveCast(script, []),
      engine: room.start(service, given).engine,
      takes,
      passages: createPassageStore(root, join(root, 'takes'), clock),
      fitted: createTakeStore(root, join(root, 'takes', 'fitted'), clock),
      episode,
      signal: signal ?? new AbortController().signal,
      onProgress(event) {
        if (event.step === 'wait' && event.wait !== undefined) waits.push(event.wait.message)
      },
      onEstimate: () => Promise.resolve(),
    })
    return made
  }
  /** Orders a batch, and is stopped while it waits for it. */
  const renderUntilStopped = async () => {
    const stop = new AbortController()
    const wait = (_: number, signal: AbortSignal) => {
      stop.abort()
      return Promise.reject(signal.reason)
    }
    await expect(render('batch', { wait }, stop.signal)).rejects.toMatchObject({ code: 'cancelled' })
  }
  return { render, renderUntilStopped, waits }
}

const tiersOf = ({ server }: HalfPriceRoom) => server.bill().entries.map(({ tier }) => tier)

test('a batch that is still at work long after its time is told to end, and collected where it ends with answers', async () => {
  const room = await openHalfPriceRoom({ batchDelay: 8 * hours + 2 * minutes, batchCancelDelay: hours })
  const { render, renderUntilStopped, waits } = openStudio(room)
  await renderUntilStopped()
  expect(room.asked('cancelBatch')).toBe(0)
  room.time.pass(8 * 3600)
  expect(await render('standard')).toBe(2)
  expect([tiersOf(room), openFiles(room)]).toEqual([['batch', 'batch'], []])
  expect(waits.at(-1)).toMatch(/^Google has not ended a batch of 2 lines .* may be charged for twice, at /u)
})

test('one that Google lets go of late, after it was called off, is asked for in another batch', async () => {
  const room = await openHalfPriceRoom({ batchDelay: hours, batchCancelDelay: 10 * minutes })
  const { render, renderUntilStopped } = openStudio(room)
  await renderUntilStopped()
  await room.start('batch').ahead.callOff(episode)
  expect(await render('batch')).toBe(2)
  expect([room.asked('batchGenerateContent'), room.asked('generateContent')]).toEqual([2, 0])
  expect([tiersOf(room), openFiles(room)]).toEqual([['batch', 'batch'], []])
})

test('one that does not end is waited for five minutes, with a word of what it may cost, and then given up', async () => {
  const room = await openHalfPriceRoom({ batchDelay: 100 * hours, batchCancelDelay: 100 * hours })
  const { render, renderUntilStopped, waits } = openStudio(room)
  await renderUntilStopped()
  await room.start('batch').ahead.callOff(episode)
  room.time.pass(3600)
  const began = room.time.clock().getTime()
  expect(await render('standard')).toBe(2)
  const waited = room.time.clock().getTime() - began
  expect([waited >= 5 * minutes, waited < 7 * minutes]).toEqual([true, true])
  expect(waits).toContainEqual(expect.stringContaining('may be charged for twice'))
  expect([tiersOf(room), openFiles(room)]).toEqual([['standard', 'standard'], []])
  // What became of the batch nobody knows: its estimate stands in the books.
  expect(room.accounts.spending(episode).episode).toMatchObject({ unsettled: 2 })
})
