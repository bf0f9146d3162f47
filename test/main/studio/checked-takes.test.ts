import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { resolveCast } from '../../../src/core/cast/resolve-cast.ts'
import { parseScript } from '../../../src/core/script/parse-script.ts'
import type { LineDecisions } from '../../../src/core/takes/line-decision.ts'
import { StudioError } from '../../../src/shared/studio-error.ts'
import { createDraftEngine } from '../../../src/main/engines/draft/draft-engine.ts'
import type { SpeechEngine, Spoken } from '../../../src/main/engines/speech-engine.ts'
import { speakScript } from '../../../src/main/studio/speak-script.ts'
import { createPassageStore } from '../../../src/main/takes/passage-store.ts'
import { createTakeStore } from '../../../src/main/takes/take-store.ts'
import { plainRates } from '../../helpers/plain-rates.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const workerPath = fileURLToPath(new URL('../../../src/main/engines/draft/flite-worker.ts', import.meta.url))
const draft = createDraftEngine({ workerPath })
afterAll(() => draft.close())

type Spoil = (spoken: Spoken) => Spoken

const cutShort: Spoil = (spoken) => ({
  ...spoken,
  pcm: spoken.pcm.slice(0, Math.round(spoken.pcm.length * 0.4)),
})

/** The draft voices, distrusted as Gemini's are. `spoil` hears what is asked for the how-manyth time. */
function doubtedEngine(spoil: (text: string, time: number) => Spoil | undefined) {
  const asked: string[] = []
  const engine: SpeechEngine = {
    ...draft,
    rates: () => plainRates,
    async speak(passage, options) {
      const text = passage.turns.map((turn) => turn.text).join(' ')
      asked.push(text)
      const time = asked.filter((before) => before === text).length
      const spoken = await draft.speak(passage, options)
      return spoil(text, time)?.(spoken) ?? spoken
    },
  }
  return { engine, asked }
}

const clock = () => new Date(0)
const wanted = 'They did, and it took two hundred years to understand the answer. Nobody minded.'
const talk = `Ann: The tide comes in twice a day, and nobody has ever told it to.
Bob: Somebody must have asked the moon about that, a long time ago.
Ann: ${wanted}
Bob: And what was the answer, after all those years of looking at the sea?
`

function speak(root: string, engine: SpeechEngine, decisions: LineDecisions = {}) {
  const script = parseScript(talk)
  const takes = createTakeStore(root, join(root, 'takes'), clock)
  const spoken = speakScript({
    decisions,
    script,
    cast: resolveCast(script, []),
    engine,
    takes,
    passages: createPassageStore(root, join(root, 'takes'), clock),
    fitted: createTakeStore(root, join(root, 'takes', 'fitted'), clock),
    signal: new AbortController().signal,
    onProgress: () => undefined,
    onEstimate: () => Promise.resolve(),
  })
  return { spoken, takes }
}

describe('takes of an engine that can fail unnoticed', () => {
  test('are checked, and what was found is written beside them', async () => {
    const root = temporaryFolder()
    const { engine, asked } = doubtedEngine(() => undefined)
    const { spoken, takes } = speak(root, engine)
    const { plan } = await spoken
    const facts = await Promise.all(plan.map(({ key }) => takes.find(key)))
    expect(facts.map((take) => take?.note?.verdict)).toEqual(['ok', 'ok', 'ok', 'ok'])
    expect(facts.every((take) => (take?.note?.voice?.pitch ?? 0) > 50)).toBe(true)
    expect(asked).toHaveLength(4)
    // And not again.
    await speak(root, engine).spoken
    expect(asked).toHaveLength(4)
  })

  test('are made again when they are bad, and the good one is heard', async () => {
    const { engine, asked } = doubtedEngine((text, time) =>
      text === wanted && time === 1 ? cutShort : undefined,
    )
    const { spoken, takes } = speak(temporaryFolder(), engine)
    const { plan } = await spoken
    expect(asked.filter((text) => text === wanted)).toHaveLength(2)
    expect(plan.map(({ request }) => request.take)).toEqual([1, 1, 2, 1])
    // The bad one was paid for, and stays.
    expect((await takes.known()).size).toBe(5)
  })

  test('are spoken in parts when the same request was bad twice', async () => {
    const { engine, asked } = doubtedEngine((text) => (text === wanted ? cutShort : undefined))
    const { spoken, takes } = speak(temporaryFolder(), engine)
    const { plan } = await spoken
    expect(asked.slice(4)).toEqual([
      wanted,
      'They did, and it took two hundred years to understand the answer.',
      'Nobody minded.',
    ])
    expect(plan[2]?.request.take).toBe(3)
    expect((await takes.find(plan[2]?.key ?? ''))?.note?.verdict).not.toBe('bad')
  })

  test('are left to a person when nothing helps: the episode is made, and the line is flagged', async () => {
    const { engine, asked } = doubtedEngine((text) =>
      text === wanted || wanted.includes(text) ? cutShort : undefined,
    )
    const root = temporaryFolder()
    const { spoken, takes } = speak(root, engine)
    const { plan } = await spoken
    const take = await takes.find(plan[2]?.key ?? '')
    expect(take?.note?.verdict).toBe('bad')
    expect(take?.note?.reasons[0]?.message).toMatch(/\w/)
    // The next render does not try it again by itself.
    const before = asked.length
    await speak(root, engine).spoken
    expect(asked).toHaveLength(before)
  })

  test('of which no other try brings anything are left to a person too, and are not paid for again', async () => {
    const root = temporaryFolder()
    const { engine, asked } = doubtedEngine((text) => (text === wanted ? cutShort : undefined))
    const stubborn: SpeechEngine = {
      ...engine,
      speak(passage, options) {
        const [turn] = passage.turns
        const isFirst = turn?.text !== wanted || !asked.includes(wanted)
        if (isFirst && turn?.text !== 'Nobody minded.') return engine.speak(passage, options)
        return Promise.reject(new StudioError('answer-unusable', 'Line 3 could not be spoken.'))
      },
    }
    const { plan, doubts } = await speak(root, stubborn).spoken
    expect(plan[2]?.request.take).toBe(3)
    expect(doubts).toMatchObject([{ turn: 2, verdict: 'bad' }])
    const before = asked.length
    await speak(root, stubborn).spoken
    expect(asked).toHaveLength(before)
  })
})
