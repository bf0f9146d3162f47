import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type { SpeechEngine } from '../../../src/main/engines/speech-engine.ts'
import { decideLine } from '../../../src/main/studio/decide-line.ts'
import { createFakeEngine } from '../../helpers/fake-engine.ts'
import { openLineRoom, placeOf, type LineRoom } from './line-room.ts'

let room: LineRoom
beforeEach(async () => {
  room = await openLineRoom()
})

describe('another take', () => {
  test('is awaited until a render has made it; then it is the one that is heard', async () => {
    const first = await room.make(0)
    await room.decide(0, { kind: 'retake', scope: 'line' })
    expect(await room.listed(0)).toMatchObject({ isAwaited: true, takes: [{ take: first, isChosen: false }] })
    const second = await room.make(0, 2)
    expect((await room.chosen(0)).key).toBe(second)
    expect((await room.listed(0)).takes.map(({ number, isChosen }) => [number, isChosen])).toEqual([
      [1, false],
      [2, true],
    ])
    await room.decide(0, { kind: 'pick', take: first })
    expect((await room.chosen(0)).key).toBe(first)
  })

  test('that is not wanted any more leaves the take that was heard before', async () => {
    await room.make(0)
    const second = await room.make(0, 2)
    await room.decide(0, { kind: 'pick', take: second })
    await room.decide(0, { kind: 'retake', scope: 'line' })
    expect((await room.chosen(0)).request.take).toBe(3)
    await room.decide(0, { kind: 'withdraw', scope: 'line' })
    expect((await room.chosen(0)).key).toBe(second)
  })

  test('that was asked for twice and is not wanted any more leaves the take that was picked', async () => {
    await room.make(0)
    const second = await room.make(0, 2)
    await room.decide(0, { kind: 'pick', take: second })
    await room.decide(0, { kind: 'retake', scope: 'line' })
    await room.decide(0, { kind: 'retake', scope: 'passage' })
    await room.decide(0, { kind: 'withdraw', scope: 'line' })
    expect((await room.chosen(0)).key).toBe(second)
  })

  test('that was asked for in another voice is not withdrawn with those of this one', async () => {
    await room.make(0)
    await room.decide(0, { kind: 'retake', scope: 'line' })
    await room.library.episodes.update(room.folder, (file) => ({ ...file, cast: { Ann: { voice: 'Puck' } } }))
    await room.decide(0, { kind: 'withdraw', scope: 'passage' })
    await room.library.episodes.update(room.folder, (file) => ({ ...file, cast: {} }))
    expect((await room.chosen(0)).request.take).toBe(2)
  })

  test('is of the line that was meant where another has the same words', async () => {
    const said = `# One\nAnn: Right.\nBob: Good day.\n# Two\nBob: Well now.\nAnn: Right.\n`
    writeFileSync(join(room.folder, 'script.md'), said)
    await Promise.all([room.make(0), room.make(1), room.make(2)])
    await room.decide(3, { kind: 'retake', scope: 'passage' })
    expect((await room.lines()).lines.map((line) => line.chosen.request.take)).toEqual([2, 1, 2, 2])
  })

  test('of the passage is one of every line that is not locked, all of the same number', async () => {
    await Promise.all([room.make(0), room.make(1), room.make(2)])
    await room.make(1, 2)
    await room.decide(2, { kind: 'lock', isLocked: true })
    expect((await room.listed(0)).retake).toEqual({
      line: { cost: 1, seconds: 1 },
      passage: { lines: 2, cost: 2, seconds: 2 },
    })
    await room.decide(0, { kind: 'retake', scope: 'passage' })
    expect((await room.lines()).lines.map((line) => line.chosen.request.take)).toEqual([3, 3, 1])
    await room.decide(0, { kind: 'withdraw', scope: 'passage' })
    expect((await room.lines()).lines.map((line) => line.chosen.request.take)).toEqual([1, 1, 1])
  })

  test('is refused for a locked line, and for voices that would say it the same way', async () => {
    await room.make(0)
    await room.decide(0, { kind: 'lock', isLocked: true })
    await expect(room.decide(0, { kind: 'retake', scope: 'line' })).rejects.toMatchObject({
      code: 'line-locked',
    })
    const now = await room.lines()
    const certain: SpeechEngine = createFakeEngine()
    expect(() => decideLine(now, placeOf(now, 1), { kind: 'retake', scope: 'line' }, certain)).toThrow(
      expect.objectContaining({ code: 'retake-useless' }),
    )
  })
})
