import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { resolveCast } from '../../../src/core/cast/resolve-cast.ts'
import { parseScript } from '../../../src/core/script/parse-script.ts'
import { createDraftEngine } from '../../../src/main/engines/draft/draft-engine.ts'
import type { SpeechEngine } from '../../../src/main/engines/speech-engine.ts'
import { speakScript } from '../../../src/main/studio/speak-script.ts'
import { createPassageStore } from '../../../src/main/takes/passage-store.ts'
import { createTakeStore } from '../../../src/main/takes/take-store.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const workerPath = fileURLToPath(new URL('../../../src/main/engines/draft/flite-worker.ts', import.meta.url))
const draft = createDraftEngine({ workerPath })
afterAll(() => draft.close())

/** The draft voices, asked for passages as Gemini is, and putting each answer on the shelf. */
function passageEngine(asked: string[][], onKept: () => void = () => undefined): SpeechEngine {
  return {
    ...draft,
    limits: () => ({ ...draft.limits(), turnsPerRequest: 20, speakersPerRequest: 2 }),
    async speak(passage, options) {
      asked.push(passage.turns.map(({ text }) => text))
      const spoken = await draft.speak(passage, options)
      await options.shelf?.keep(passage, spoken)
      onKept()
      return spoken
    },
  }
}

const talk = `Ann: The tide comes in twice a day, and nobody has ever told it to.
Bob: Somebody must have asked the moon about that, a long time ago.
Ann: They did, and it took two hundred years to understand the answer.
`

const clock = () => new Date(0)

function speak(root: string, engine: SpeechEngine, text: string) {
  const script = parseScript(text)
  const takes = createTakeStore(root, join(root, 'takes'), clock)
  const passages = createPassageStore(root, join(root, 'takes'), clock)
  const spoken = speakScript({
    decisions: {},
    script,
    cast: resolveCast(script, []),
    engine,
    takes,
    passages,
    fitted: createTakeStore(root, join(root, 'takes', 'fitted'), clock),
    signal: new AbortController().signal,
    onProgress: () => undefined,
    onEstimate: () => Promise.resolve(),
  })
  return { spoken, takes, passages }
}

function library(): string {
  const root = temporaryFolder()
  mkdirSync(join(root, 'takes'))
  return root
}

test('a passage is one request; every line has a take of its own, and together they are the passage', async () => {
  const asked: string[][] = []
  const root = library()
  const { spoken, takes, passages } = speak(root, passageEngine(asked), talk)
  const { plan, made } = await spoken
  expect([asked.length, asked[0]?.length, made]).toEqual([1, 3, 3])
  expect(await takes.known()).toEqual(new Set(plan.map(({ key }) => key)))
  expect(await passages.known()).toEqual(new Set())

  const alone = await draft.speak(
    {
      turns: plan.map(({ request }) => {
        const [turn] = request.turns
        if (turn === undefined) throw new Error('no turn')
        return { ...turn, speaker: turn.voice, place: '' }
      }),
      language: undefined,
    },
    { signal: new AbortController().signal },
  )
  const facts = await Promise.all(plan.map(({ key }) => takes.find(key)))
  expect(facts.reduce((sum, take) => sum + (take?.samples ?? 0), 0)).toBe(alone.pcm.length)
})

test('a changed line is one request of that line alone; the others keep their takes', async () => {
  const asked: string[][] = []
  const root = library()
  const engine = passageEngine(asked)
  const before = await speak(root, engine, talk).spoken
  const after = await speak(root, engine, talk.replace('a long time ago', 'ages ago')).spoken
  expect(asked.slice(1)).toEqual([['Somebody must have asked the moon about that, ages ago.']])
  expect([after.plan[0]?.key, after.plan[2]?.key]).toEqual([before.plan[0]?.key, before.plan[2]?.key])
})

test('a passage that was answered and not cut when the program ended is not asked for again', async () => {
  const asked: string[][] = []
  const root = library()
  const broken = passageEngine(asked, () => {
    throw new Error('the power is gone')
  })
  const first = speak(root, broken, talk)
  await expect(first.spoken).rejects.toThrow('the power is gone')
  expect((await first.passages.known()).size).toBe(1)

  // Even where one of its lines was changed meanwhile.
  const { spoken, passages } = speak(root, passageEngine(asked), talk.replace('the answer', 'what it said'))
  await spoken
  expect(asked.slice(1)).toEqual([['They did, and it took two hundred years to understand what it said.']])
  expect((await passages.known()).size).toBe(0)
})

test('a passage that cannot be cut surely is spoken line by line, and is kept', async () => {
  const asked: string[][] = []
  const root = library()
  const engine = passageEngine(asked)
  const noise = Int16Array.from({ length: 24_000 * 12 }, (_, i) => Math.round(6000 * Math.sin(i * i)))
  const strange: SpeechEngine = {
    ...engine,
    async speak(passage, options) {
      if (passage.turns.length === 1) return engine.speak(passage, options)
      asked.push(passage.turns.map(({ text }) => text))
      const usage = { tokensIn: 0, tokensOut: 0, cost: 0 }
      const spoken = { pcm: noise, rate: 24_000, finish: 'stop', usage, words: [] } as const
      await options.shelf?.keep(passage, spoken)
      return spoken
    },
  }
  const { spoken, takes, passages } = speak(root, strange, talk)
  const { made } = await spoken
  expect([made, asked.map((turns) => turns.length)]).toEqual([3, [3, 1, 1, 1]])
  expect([(await takes.known()).size, (await passages.known()).size]).toEqual([3, 1])
})
