import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { planTakes, type PlannedTake } from '../../../src/core/plan/plan-takes.ts'
import { turnRequests } from '../../../src/core/plan/turn-requests.ts'
import type { Turn } from '../../../src/core/script/script.ts'
import { speakTurnByTurn } from '../../../src/main/engines/gemini/speak-turn-by-turn.ts'
import type { Passage } from '../../../src/main/engines/speech-engine.ts'
import { makeTakes, type MakeTakes } from '../../../src/main/studio/make-takes.ts'
import { LinesUnspoken } from '../../../src/main/studio/lines-unspoken.ts'
import { createAnswerShelf, requestFor } from '../../../src/main/takes/answer-shelf.ts'
import { createPassageStore } from '../../../src/main/takes/passage-store.ts'
import { createTakeStore } from '../../../src/main/takes/take-store.ts'
import { plainRates } from '../../helpers/plain-rates.ts'
import { createFakeEngine, type FakeEngine } from '../../helpers/fake-engine.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

function planFor(engine: FakeEngine, texts: readonly string[]): readonly PlannedTake[] {
  const turns = texts.map((text, index): Turn => {
    const range = { start: 0, end: 0 }
    return {
      kind: 'turn',
      index,
      line: index + 1,
      range,
      speaker: 'Host',
      nameRange: undefined,
      style: undefined,
      styleRange: undefined,
      text,
      pieces: [],
    }
  })
  return planTakes({
    turns,
    spokenAs: new Map([['Host', { voice: 'Clara', style: undefined, pace: 1 }]]),
    engine: engine.id,
    model: engine.model,
    usesStyle: false,
    language: undefined,
  })
}

function passageOf(planned: readonly PlannedTake[]): Passage {
  const turns = planned.flatMap(({ turn: index, request }) =>
    request.turns.map((turn) => ({ ...turn, speaker: 'Host', place: `line ${index + 1}` })),
  )
  return { turns, language: undefined }
}

function makeJob(
  engine: FakeEngine,
  root: string,
  texts: readonly string[],
  changes: Partial<MakeTakes> = {},
) {
  return makeTakes({
    plan: planFor(engine, texts),
    passageOf,
    engine,
    group: (missing) => missing.map((take) => [take]),
    takes: createTakeStore(root, join(root, 'takes'), () => new Date(0)),
    passages: createPassageStore(root, join(root, 'takes'), () => new Date(0)),
    signal: new AbortController().signal,
    onPlanned: () => Promise.resolve(),
    onMade: () => undefined,
    ...changes,
  })
}

function library(): string {
  const root = temporaryFolder()
  mkdirSync(join(root, 'takes'))
  return root
}

test('what is there is not made again; one changed line makes one take', async () => {
  const engine = createFakeEngine()
  const root = library()
  const made = await makeJob(engine, root, ['One', 'Two', 'Three'])
  expect(made.size).toBe(3)
  await makeJob(engine, root, ['One', 'Two', 'Three'])
  expect(engine.asked.toSorted()).toEqual(['One', 'Three', 'Two'])
  await makeJob(engine, root, ['One', 'Two changed', 'Three'])
  expect(engine.asked.slice(3)).toEqual(['Two changed'])
})

test('the same words in the same voice are one take', async () => {
  const engine = createFakeEngine()
  expect((await makeJob(engine, library(), ['Yes.', 'No.', 'Yes.'])).size).toBe(2)
  expect(engine.asked.toSorted()).toEqual(['No.', 'Yes.'])
})

test('a line that cannot be said is refused before anything is spoken', async () => {
  const engine = createFakeEngine()
  await expect(makeJob(engine, library(), ['One', 'refuse me'])).rejects.toMatchObject({
    code: 'unspeakable-text',
    message: 'It cannot say line 2.',
  })
  expect(engine.asked).toEqual([])
})

test('the failure is told, not the stopping of the others; what was made is kept', async () => {
  const engine = createFakeEngine()
  const root = library()
  const spoken = Promise.withResolvers<void>()
  const failsLater: FakeEngine = {
    ...engine,
    async speak(passage, options) {
      const isFirst = passage.turns.some(({ text }) => text === 'One')
      if (!isFirst) await spoken.promise
      const answer = await engine.speak(passage, options)
      if (isFirst) spoken.resolve()
      return answer
    },
  }
  await expect(makeJob(failsLater, root, ['One', 'fail', 'Three', 'Four'])).rejects.toMatchObject({
    code: 'engine-failed',
  })
  const asked = [...engine.asked]
  expect(asked).toContain('One')
  await makeJob(engine, root, ['One', 'Three', 'Four'])
  expect(engine.asked.filter((text) => text === 'One')).toEqual(['One'])
})

test('stopping ends the work', async () => {
  const engine = createFakeEngine()
  const stop = new AbortController()
  const onMade = () => stop.abort()
  await expect(
    makeJob(engine, library(), ['One', 'Two', 'Three', 'Four', 'Five'], { signal: stop.signal, onMade }),
  ).rejects.toMatchObject({ code: 'cancelled' })
  expect(engine.asked.length).toBeLessThan(5)
})

test('what one line alone cannot have spoken is told when the others are made', async () => {
  const engine = createFakeEngine()
  const root = library()
  const texts = ['One', 'Two is blocked', 'Three', 'Four is blocked', 'Five']
  const made: number[] = []
  const failure = await makeJob(engine, root, texts, { onMade: ({ turn }) => made.push(turn) }).catch(
    (error: unknown) => error,
  )
  expect(failure).toBeInstanceOf(LinesUnspoken)
  expect(failure).toMatchObject({
    code: 'lines-unspoken',
    message:
      '2 lines could not be spoken. The words of line 2 were blocked. The words of line 4 were blocked.',
    unspoken: [
      { turn: 1, message: 'The words of line 2 were blocked.' },
      { turn: 3, message: 'The words of line 4 were blocked.' },
    ],
  })
  expect(made.toSorted((a, b) => a - b)).toEqual([0, 2, 4])

  await makeJob(engine, root, ['One', 'Two', 'Three', 'Four', 'Five'])
  expect(engine.asked.toSorted()).toEqual(['Five', 'Four', 'One', 'Three', 'Two'])
})

test('of the lines of one request each is told its own reason', async () => {
  const engine = createFakeEngine()
  const texts = ['One is blocked', 'Two', 'Three is blocked']
  const turnByTurn: FakeEngine = {
    ...engine,
    speak: (passage, { shelf, ...options }) =>
      speakTurnByTurn(passage, shelf, async (turn) => {
        const spoken = await engine.speak(turn, options)
        await shelf?.keep(turn, spoken)
        return spoken
      }),
  }
  const together = { group: (missing: readonly PlannedTake[]) => [missing] }
  await expect(makeJob(turnByTurn, library(), texts, together)).rejects.toMatchObject({
    unspoken: [
      { turn: 0, message: 'The words of line 1 were blocked.' },
      { turn: 2, message: 'The words of line 3 were blocked.' },
    ],
  })
})

test('an engine that puts its answers on the shelf itself is not asked to have them kept again', async () => {
  const engine = createFakeEngine()
  const root = library()
  const kept: string[] = []
  const shelving: FakeEngine = {
    ...engine,
    async speak(passage, options) {
      const spoken = await engine.speak(passage, options)
      kept.push((await options.shelf?.keep(passage, spoken)) ?? '')
      return spoken
    },
  }
  const takes = await makeJob(shelving, root, ['One', 'Two'])
  expect(kept.toSorted()).toEqual([...takes.keys()].toSorted())
})

test('what is ordered for later is left out; a long turn that comes whole so is not spoken once more in parts', async () => {
  const fake = createFakeEngine()
  const { signal } = new AbortController()
  const engine: FakeEngine = {
    ...fake,
    rates: () => plainRates,
    estimate: () => ({ seconds: 100, tokensIn: 0, tokensOut: 0, cost: 0 }),
  }
  const long = 'This is the first half of it. And here is the second one.'
  const root = library()
  const ordered: Passage[] = []
  const order = async (passages: readonly Passage[]) => {
    ordered.push(...passages)
    return new Set(
      passages.flatMap((passage) => turnRequests(requestFor(engine, passage))).map(({ key }) => key),
    )
  }
  expect((await makeJob(engine, root, [long], { order })).size).toBe(0)
  expect(fake.asked).toEqual([])
  const folder = join(root, 'takes')
  const stores = {
    takes: createTakeStore(root, folder, () => new Date(0)),
    passages: createPassageStore(root, folder, () => new Date(0)),
  }
  const shelf = createAnswerShelf(stores, engine)
  for (const passage of ordered) await shelf.keep(passage, await fake.speak(passage, { signal }))
  const whole = await makeJob(engine, root, [long])
  expect([whole.size, fake.asked]).toEqual([1, [long]])
  // What no batch brings is.
  await makeJob(engine, library(), [long])
  expect(fake.asked.slice(1)).toHaveLength(2)
})
