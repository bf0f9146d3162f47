import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { resolveCast } from '../../../src/core/cast/resolve-cast.ts'
import { parseScript } from '../../../src/core/script/parse-script.ts'
import { calledOff } from '../../../src/main/engines/called-off.ts'
import type { SpeakAhead } from '../../../src/main/engines/speak-ahead.ts'
import type { Passage } from '../../../src/main/engines/speech-engine.ts'
import { LeftToBatch } from '../../../src/main/studio/left-to-batch.ts'
import type { RenderProgress } from '../../../src/main/studio/render-progress.ts'
import { speakScript } from '../../../src/main/studio/speak-script.ts'
import { createPassageStore } from '../../../src/main/takes/passage-store.ts'
import { createTakeStore } from '../../../src/main/takes/take-store.ts'
import { StudioError } from '../../../src/shared/studio-error.ts'
import { createFakeEngine } from '../../helpers/fake-engine.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const until = new Date('2026-11-23T16:00:00Z')
const clock = () => new Date(0)
const talk = 'Ann: This is one line.\nBob: And this is another one.\n'

/** An engine whose passages are all ordered in one batch, and one render with it. */
function openRoom() {
  const root = temporaryFolder()
  mkdirSync(join(root, 'takes'))
  const fake = createFakeEngine()
  const calls: string[] = []
  const pending: Passage[] = []
  const room = {
    isOver: false,
    wasCalledOff: false,
    isWanted: true,
    trouble: undefined as StudioError | undefined,
  }
  const ahead: SpeakAhead = {
    pending: async () =>
      pending.length === 0
        ? []
        : [
            {
              passages: [...pending],
              since: clock(),
              until,
              isOver: room.isOver,
              wasCalledOff: room.wasCalledOff,
            },
          ],
    async order(passages) {
      if (room.isWanted) pending.push(...passages)
    },
    async collect(how, { shelf, signal }) {
      calls.push(how)
      if (room.trouble !== undefined) throw room.trouble
      if (how === 'once') return
      for (const passage of pending.splice(0))
        await shelf.keep(passage, await fake.speak(passage, { signal }))
    },
    callOff: async () => void calls.push('call off'),
    wantAgain: async () => void calls.push('want again'),
  }
  const takes = createTakeStore(root, join(root, 'takes'), clock)
  const progress: RenderProgress[] = []
  const render = (script: string, { mayLeave = true, signal = new AbortController().signal } = {}) => {
    const parsed = parseScript(script)
    return speakScript({
      decisions: {},
      script: parsed,
      cast: resolveCast(parsed, []),
      engine: { ...fake, ahead },
      takes,
      passages: createPassageStore(root, join(root, 'takes'), clock),
      fitted: createTakeStore(root, join(root, 'takes', 'fitted'), clock),
      episode: 'of the test',
      mayLeave,
      signal,
      onProgress: (event) => progress.push(event),
      onEstimate: () => Promise.resolve(),
    })
  }
  return { room, fake, calls, progress, render }
}

test('a render leaves its lines to a batch, and says so; who may not leave waits and has them counted', async () => {
  const { calls, progress, fake, render } = openRoom()
  const left = await render(talk).catch((error: unknown) => error)
  expect(left).toBeInstanceOf(LeftToBatch)
  expect(left).toMatchObject({ until, lines: 2 })
  expect(progress).toContainEqual({ step: 'batch', batch: { until, lines: 2 } })
  expect([fake.asked, calls]).toEqual([[], []])
  const { made } = await render(talk, { mayLeave: false })
  expect([made, fake.asked.length, calls]).toEqual([2, 2, ['want again', 'once', 'wait']])
  expect(progress.findLast(({ step }) => step === 'speak')).toMatchObject({ made: 2, missing: 2 })
  expect(progress.findLast(({ step }) => step === 'batch')).toEqual({ step: 'batch', batch: undefined })
})

test('what was called off is wanted again before it is looked at, and may be ordered again; not where nothing is missing', async () => {
  const { room, calls, render } = openRoom()
  await expect(render(talk)).rejects.toMatchObject({ mayOrderAgain: false })
  room.wasCalledOff = true
  await expect(render(talk)).rejects.toMatchObject({ mayOrderAgain: true })
  expect(calls).toEqual(['want again', 'once'])
  await render(talk, { mayLeave: false })
  room.isWanted = false
  await render(talk)
  expect(calls.slice(2)).toEqual(['want again', 'once', 'wait'])
})

test('a batch that cannot be reached stops nobody who does not need it', async () => {
  const { room, render } = openRoom()
  room.isWanted = false
  await render('Ann: This is one line.\n')
  room.isWanted = true
  await expect(render(talk)).rejects.toBeInstanceOf(LeftToBatch)
  room.isOver = true
  room.trouble = new StudioError('no-network', 'There is no connection.')
  expect((await render('Ann: This is one line.\n')).made).toBe(0)
  // Who needs it is told; its lines are not asked for twice.
  await expect(render(talk)).rejects.toMatchObject({ code: 'no-network' })
})

test('called off, it calls off what it has joined, also while it speaks something else', async () => {
  const { room, calls, fake, render } = openRoom()
  await expect(render(talk)).rejects.toBeInstanceOf(LeftToBatch)
  room.isWanted = false
  const plain = { ...fake }
  const speak: typeof fake.speak = (...given) => plain.speak(...given)
  for (const [reason, expected] of [
    [undefined, ['want again', 'once']],
    [calledOff, ['want again', 'once', 'call off']],
  ] as const) {
    calls.length = 0
    const stop = new AbortController()
    Object.assign(fake, {
      speak: (...given: Parameters<typeof speak>) => {
        stop.abort(reason)
        return speak(...given)
      },
    })
    await expect(render(`${talk}Ann: And a third.\n`, { signal: stop.signal })).rejects.toMatchObject({
      code: 'cancelled',
    })
    expect(calls).toEqual(expected)
  }
})
