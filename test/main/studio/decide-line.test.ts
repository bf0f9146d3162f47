import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { takeKey } from '../../../src/core/plan/take-key.ts'
import type { SpeechEngine } from '../../../src/main/engines/speech-engine.ts'
import { makeLibrary, type Library } from '../../../src/main/library/library.ts'
import { decideLine } from '../../../src/main/studio/decide-line.ts'
import { ensureUnused } from '../../../src/main/studio/ensure-unused.ts'
import { readLines, type EpisodeLines } from '../../../src/main/studio/line-at.ts'
import { listLineTakes } from '../../../src/main/studio/list-line-takes.ts'
import { createTakeNotes } from '../../../src/main/takes/take-notes.ts'
import { createFakeEngine } from '../../helpers/fake-engine.ts'
import { plainRates } from '../../helpers/plain-rates.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const clock = () => new Date(0)
const talk = 'Ann: Hello there.\nBob: Good day.\nAnn: How are you?\n'

const engine: SpeechEngine = {
  ...createFakeEngine(),
  rates: () => plainRates,
  limits: () => ({ ...createFakeEngine().limits(), turnsPerRequest: 20, speakersPerRequest: 2 }),
  estimate: ({ turns }) => ({ seconds: turns.length, tokensIn: 0, tokensOut: 0, cost: turns.length }),
}

let library: Library
let folder: string
beforeEach(async () => {
  library = await makeLibrary(join(temporaryFolder(), 'library'), clock)
  folder = (await library.episodes.create('Talk', {})).folder
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'script.md'), talk)
})

const lines = async () =>
  readLines({ library, episode: await library.episodes.load(folder), engine, notes: createTakeNotes() })

type Decision = Parameters<typeof decideLine>[2]

function lineOf({ lines: all }: EpisodeLines, turn: number) {
  const found = all.find(({ planned }) => planned.turn === turn)
  if (found === undefined) throw new Error(`No line ${turn}`)
  return found
}

/** As the page names it. */
function placeOf(episode: EpisodeLines, turn: number) {
  return { line: lineOf(episode, turn).line, turn }
}

async function decide(turn: number, decision: Decision) {
  const now = await lines()
  const changes = decideLine(now, placeOf(now, turn), decision, engine)
  await library.episodes.update(folder, (file) => ({
    ...file,
    lines: { ...file.lines, ...Object.fromEntries(changes) },
  }))
}

/** Speaks take `number` of a turn, as a render would. */
async function make(turn: number, number = 1): Promise<string> {
  const { planned } = lineOf(await lines(), turn)
  const request = { ...planned.request, take: number }
  const words = request.turns.map((said) => ({ ...said, speaker: 'Ann', place: '' }))
  const spoken = await engine.speak(
    { turns: words, language: undefined },
    { signal: new AbortController().signal },
  )
  return (await library.takes.keep(takeKey(request), request, spoken)).key
}

const chosen = async (turn: number) => lineOf(await lines(), turn).chosen
const listed = async (turn: number) => listLineTakes(await lines(), turn, engine, library.takes)

describe('another take', () => {
  test('is awaited until a render has made it; then it is the one that is heard', async () => {
    const first = await make(0)
    await decide(0, { kind: 'retake', scope: 'line' })
    expect(await listed(0)).toMatchObject({ isAwaited: true, takes: [{ take: first, isChosen: false }] })
    const second = await make(0, 2)
    expect((await chosen(0)).key).toBe(second)
    expect((await listed(0)).takes.map(({ number, isChosen }) => [number, isChosen])).toEqual([
      [1, false],
      [2, true],
    ])
    await decide(0, { kind: 'pick', take: first })
    expect((await chosen(0)).key).toBe(first)
  })

  test('that is not wanted any more leaves the take that was heard before', async () => {
    await make(0)
    const second = await make(0, 2)
    await decide(0, { kind: 'pick', take: second })
    await decide(0, { kind: 'retake', scope: 'line' })
    expect((await chosen(0)).request.take).toBe(3)
    await decide(0, { kind: 'withdraw', scope: 'line' })
    expect((await chosen(0)).key).toBe(second)
  })

  test('that was asked for twice and is not wanted any more leaves the take that was picked', async () => {
    await make(0)
    const second = await make(0, 2)
    await decide(0, { kind: 'pick', take: second })
    await decide(0, { kind: 'retake', scope: 'line' })
    await decide(0, { kind: 'retake', scope: 'passage' })
    await decide(0, { kind: 'withdraw', scope: 'line' })
    expect((await chosen(0)).key).toBe(second)
  })

  test('that was asked for in another voice is not withdrawn with those of this one', async () => {
    await make(0)
    await decide(0, { kind: 'retake', scope: 'line' })
    await library.episodes.update(folder, (file) => ({ ...file, cast: { Ann: { voice: 'Puck' } } }))
    await decide(0, { kind: 'withdraw', scope: 'passage' })
    await library.episodes.update(folder, (file) => ({ ...file, cast: {} }))
    expect((await chosen(0)).request.take).toBe(2)
  })

  test('is of the line that was meant where another has the same words', async () => {
    const said = `# One\nAnn: Right.\nBob: Good day.\n# Two\nBob: Well now.\nAnn: Right.\n`
    writeFileSync(join(folder, 'script.md'), said)
    await Promise.all([make(0), make(1), make(2)])
    await decide(3, { kind: 'retake', scope: 'passage' })
    expect((await lines()).lines.map((line) => line.chosen.request.take)).toEqual([2, 1, 2, 2])
  })

  test('of the passage is one of every line that is not locked, all of the same number', async () => {
    await Promise.all([make(0), make(1), make(2)])
    await make(1, 2)
    await decide(2, { kind: 'lock', isLocked: true })
    expect((await listed(0)).retake).toEqual({
      line: { cost: 1, seconds: 1 },
      passage: { lines: 2, cost: 2, seconds: 2 },
    })
    await decide(0, { kind: 'retake', scope: 'passage' })
    expect((await lines()).lines.map((line) => line.chosen.request.take)).toEqual([3, 3, 1])
    await decide(0, { kind: 'withdraw', scope: 'passage' })
    expect((await lines()).lines.map((line) => line.chosen.request.take)).toEqual([1, 1, 1])
  })

  test('is refused for a locked line, and for voices that would say it the same way', async () => {
    await make(0)
    await decide(0, { kind: 'lock', isLocked: true })
    await expect(decide(0, { kind: 'retake', scope: 'line' })).rejects.toMatchObject({ code: 'line-locked' })
    const now = await lines()
    const certain: SpeechEngine = createFakeEngine()
    expect(() => decideLine(now, placeOf(now, 1), { kind: 'retake', scope: 'line' }, certain)).toThrow(
      expect.objectContaining({ code: 'retake-useless' }),
    )
  })
})

describe('a lock', () => {
  test('holds the take through a change of voice, and moves with what is picked', async () => {
    const first = await make(0)
    const second = await make(0, 2)
    await decide(0, { kind: 'lock', isLocked: true })
    await decide(0, { kind: 'pick', take: second })
    await library.episodes.update(folder, (file) => ({ ...file, cast: { Ann: { voice: 'Puck' } } }))
    expect(await chosen(0)).toMatchObject({ key: second, isLocked: true })
    expect((await listed(0)).takes).toMatchObject([{ take: second, isChosen: true }])
    expect(first).not.toBe(second)
    await decide(0, { kind: 'lock', isLocked: false })
    expect(await chosen(0)).toMatchObject({ isLocked: false })
    expect((await chosen(0)).key).not.toBe(second)
  })

  test('that was taken off comes back to the same take, in whatever voice it is', async () => {
    const take = await make(0)
    await decide(0, { kind: 'lock', isLocked: true })
    await library.episodes.update(folder, (file) => ({ ...file, cast: { Ann: { voice: 'Puck' } } }))
    await decide(0, { kind: 'lock', isLocked: false })
    await decide(0, { kind: 'lock', isLocked: true, take })
    expect(await chosen(0)).toMatchObject({ key: take, isLocked: true })
    const unknown = decide(0, { kind: 'lock', isLocked: true, take: 'a'.repeat(64) })
    await expect(unknown).rejects.toMatchObject({ code: 'file-missing' })
  })

  test('ends with the words, and is there again when they are', async () => {
    const key = await make(0)
    await decide(0, { kind: 'lock', isLocked: true })
    writeFileSync(join(folder, 'script.md'), talk.replace('Hello there', 'Hullo there'))
    expect((await chosen(0)).isLocked).toBe(false)
    writeFileSync(join(folder, 'script.md'), `Bob: First of all.\n${talk}`)
    expect(await chosen(1)).toMatchObject({ key, isLocked: true })
  })

  test('is refused for a line without a take', async () => {
    await expect(decide(0, { kind: 'lock', isLocked: true })).rejects.toMatchObject({ code: 'file-missing' })
  })
})

describe('what is said of a line', () => {
  test('a doubted take that was accepted is doubted no more, until that is taken back', async () => {
    const key = await make(0)
    const facts = await library.takes.find(key)
    if (facts === undefined) throw new Error('no take')
    const reason = { code: 'cut-off', verdict: 'doubtful', message: 'It ends abruptly.' } as const
    await library.takes.note(facts, { rules: 1, verdict: 'doubtful', reasons: [reason] })
    expect((await chosen(0)).verdict).toBe('doubtful')
    await decide(0, { kind: 'accept', take: key, isAccepted: true })
    expect((await chosen(0)).verdict).toBe('ok')
    expect((await listed(0)).takes[0]).toMatchObject({ isAccepted: true, reasons: ['It ends abruptly.'] })
    await decide(0, { kind: 'accept', take: key, isAccepted: false })
    expect((await chosen(0)).verdict).toBe('doubtful')
  })

  test('a note stays with the line when it moves', async () => {
    await decide(1, { kind: 'note', note: 'Softer.' })
    writeFileSync(join(folder, 'script.md'), 'Bob: Good day.\nAnn: Hello there.\n')
    expect((await listed(0)).note).toBe('Softer.')
    await decide(0, { kind: 'note', note: '' })
    expect((await listed(0)).note).toBe('')
  })

  test('a decision about a line is not one about the same words in another style', async () => {
    writeFileSync(join(folder, 'script.md'), 'Ann: Right.\nBob: Good day.\nAnn (whispering): Right.\n')
    const takes = [await make(0), await make(0, 2), await make(2), await make(2, 2)]
    await decide(0, { kind: 'pick', take: takes[1] ?? '' })
    await decide(2, { kind: 'pick', take: takes[3] ?? '' })
    await decide(2, { kind: 'lock', isLocked: true })
    await decide(2, { kind: 'note', note: 'Softer.' })
    expect(await chosen(0)).toMatchObject({ key: takes[1], isLocked: false })
    expect(await chosen(2)).toMatchObject({ key: takes[3], isLocked: true })
    expect([(await listed(0)).note, (await listed(2)).note]).toEqual(['', 'Softer.'])
  })

  test('a decision about a line that was changed meanwhile is refused, and changes nothing', async () => {
    const now = await lines()
    const line = placeOf(now, 0)
    writeFileSync(join(folder, 'script.md'), talk.replace('Hello there', 'Hi'))
    const later = await lines()
    expect(() => decideLine(later, line, { kind: 'note', note: 'x' }, engine)).toThrow(
      expect.objectContaining({ code: 'line-changed' }),
    )
    await expect(decide(0, { kind: 'pick', take: 'a'.repeat(64) })).rejects.toMatchObject({
      code: 'file-missing',
    })
  })
})

describe('a take that is not wanted any more', () => {
  test('goes to the trash and comes back; the one that is heard stays heard', async () => {
    const first = await make(0)
    const second = await make(0, 2)
    await decide(0, { kind: 'pick', take: second })
    await decide(0, { kind: 'discard', take: first, isDiscarded: true })
    await library.takes.discard(first)
    expect((await listed(0)).takes.map(({ number }) => number)).toEqual([2])
    expect((await chosen(0)).key).toBe(second)
    await library.takes.restore(first)
    expect((await listed(0)).takes.map(({ number }) => number)).toEqual([1, 2])
    expect((await library.takes.find(first))?.key).toBe(first)
  })

  test('leaves its number: what is asked for later has another', async () => {
    const first = await make(0)
    const second = await make(0, 2)
    await decide(0, { kind: 'pick', take: first })
    await decide(0, { kind: 'discard', take: second, isDiscarded: true })
    await library.takes.discard(second)
    await decide(0, { kind: 'retake', scope: 'line' })
    expect((await chosen(0)).request.take).toBe(3)
  })

  test('is not made again when the line is unlocked', async () => {
    const first = await make(0)
    const second = await make(0, 2)
    await decide(0, { kind: 'lock', isLocked: true, take: second })
    await decide(0, { kind: 'discard', take: first, isDiscarded: true })
    await library.takes.discard(first)
    await decide(0, { kind: 'lock', isLocked: false })
    expect((await chosen(0)).key).toBe(second)
  })

  test('is kept where it is heard, here or in another episode', async () => {
    const first = await make(0)
    await expect(decide(0, { kind: 'discard', take: first, isDiscarded: true })).rejects.toMatchObject({
      code: 'take-in-use',
    })
    const other = await library.episodes.create('Another', {})
    await library.episodes.update(other.folder, (file) => ({
      ...file,
      turns: [{ speaker: 'Ann', take: first, start: 0, end: 1, at: 0, until: 1 }],
    }))
    await expect(ensureUnused(library, first, folder)).rejects.toMatchObject({
      code: 'take-in-use',
      message: 'Another is heard from this take, too.',
    })
    await expect(ensureUnused(library, first, other.folder)).resolves.toBeUndefined()
  })
})
