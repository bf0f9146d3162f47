import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { decideLine } from '../../../src/main/studio/decide-line.ts'
import { ensureUnused } from '../../../src/main/studio/ensure-unused.ts'
import { engine, openLineRoom, placeOf, talk, type LineRoom } from './line-room.ts'

let room: LineRoom
beforeEach(async () => {
  room = await openLineRoom()
})

describe('a lock', () => {
  test('holds the take through a change of voice, and moves with what is picked', async () => {
    const first = await room.make(0)
    const second = await room.make(0, 2)
    await room.decide(0, { kind: 'lock', isLocked: true })
    await room.decide(0, { kind: 'pick', take: second })
    await room.library.episodes.update(room.folder, (file) => ({ ...file, cast: { Ann: { voice: 'Puck' } } }))
    expect(await room.chosen(0)).toMatchObject({ key: second, isLocked: true })
    expect((await room.listed(0)).takes).toMatchObject([{ take: second, isChosen: true }])
    expect(first).not.toBe(second)
    await room.decide(0, { kind: 'lock', isLocked: false })
    expect(await room.chosen(0)).toMatchObject({ isLocked: false })
    expect((await room.chosen(0)).key).not.toBe(second)
  })

  test('that was taken off comes back to the same take, in whatever voice it is', async () => {
    const take = await room.make(0)
    await room.decide(0, { kind: 'lock', isLocked: true })
    await room.library.episodes.update(room.folder, (file) => ({ ...file, cast: { Ann: { voice: 'Puck' } } }))
    await room.decide(0, { kind: 'lock', isLocked: false })
    await room.decide(0, { kind: 'lock', isLocked: true, take })
    expect(await room.chosen(0)).toMatchObject({ key: take, isLocked: true })
    const unknown = room.decide(0, { kind: 'lock', isLocked: true, take: 'a'.repeat(64) })
    await expect(unknown).rejects.toMatchObject({ code: 'file-missing' })
  })

  test('ends with the words, and is there again when they are', async () => {
    const key = await room.make(0)
    await room.decide(0, { kind: 'lock', isLocked: true })
    writeFileSync(join(room.folder, 'script.md'), talk.replace('Hello there', 'Hullo there'))
    expect((await room.chosen(0)).isLocked).toBe(false)
    writeFileSync(join(room.folder, 'script.md'), `Bob: First of all.\n${talk}`)
    expect(await room.chosen(1)).toMatchObject({ key, isLocked: true })
  })

  test('is refused for a line without a take', async () => {
    await expect(room.decide(0, { kind: 'lock', isLocked: true })).rejects.toMatchObject({
      code: 'file-missing',
    })
  })
})

describe('what is said of a line', () => {
  test('a doubted take that was accepted is doubted no more, until that is taken back', async () => {
    const key = await room.make(0)
    const facts = await room.library.takes.find(key)
    if (facts === undefined) throw new Error('no take')
    const reason = { code: 'cut-off', verdict: 'doubtful', message: 'It ends abruptly.' } as const
    await room.library.takes.note(facts, { rules: 1, verdict: 'doubtful', reasons: [reason] })
    expect((await room.chosen(0)).verdict).toBe('doubtful')
    await room.decide(0, { kind: 'accept', take: key, isAccepted: true })
    expect((await room.chosen(0)).verdict).toBe('ok')
    expect((await room.listed(0)).takes[0]).toMatchObject({
      isAccepted: true,
      reasons: ['It ends abruptly.'],
    })
    await room.decide(0, { kind: 'accept', take: key, isAccepted: false })
    expect((await room.chosen(0)).verdict).toBe('doubtful')
  })

  test('a note stays with the line when it moves', async () => {
    await room.decide(1, { kind: 'note', note: 'Softer.' })
    writeFileSync(join(room.folder, 'script.md'), 'Bob: Good day.\nAnn: Hello there.\n')
    expect((await room.listed(0)).note).toBe('Softer.')
    await room.decide(0, { kind: 'note', note: '' })
    expect((await room.listed(0)).note).toBe('')
  })

  test('a decision about a line is not one about the same words in another style', async () => {
    writeFileSync(join(room.folder, 'script.md'), 'Ann: Right.\nBob: Good day.\nAnn (whispering): Right.\n')
    const takes = [await room.make(0), await room.make(0, 2), await room.make(2), await room.make(2, 2)]
    await room.decide(0, { kind: 'pick', take: takes[1] ?? '' })
    await room.decide(2, { kind: 'pick', take: takes[3] ?? '' })
    await room.decide(2, { kind: 'lock', isLocked: true })
    await room.decide(2, { kind: 'note', note: 'Softer.' })
    expect(await room.chosen(0)).toMatchObject({ key: takes[1], isLocked: false })
    expect(await room.chosen(2)).toMatchObject({ key: takes[3], isLocked: true })
    expect([(await room.listed(0)).note, (await room.listed(2)).note]).toEqual(['', 'Softer.'])
  })

  test('a decision about a line that was changed meanwhile is refused, and changes nothing', async () => {
    const now = await room.lines()
    const line = placeOf(now, 0)
    writeFileSync(join(room.folder, 'script.md'), talk.replace('Hello there', 'Hi'))
    const later = await room.lines()
    expect(() => decideLine(later, line, { kind: 'note', note: 'x' }, engine)).toThrow(
      expect.objectContaining({ code: 'line-changed' }),
    )
    await expect(room.decide(0, { kind: 'pick', take: 'a'.repeat(64) })).rejects.toMatchObject({
      code: 'file-missing',
    })
  })
})

describe('a take that is not wanted any more', () => {
  test('goes to the trash and comes back; the one that is heard stays heard', async () => {
    const first = await room.make(0)
    const second = await room.make(0, 2)
    await room.decide(0, { kind: 'pick', take: second })
    await room.decide(0, { kind: 'discard', take: first, isDiscarded: true })
    await room.library.takes.discard(first)
    expect((await room.listed(0)).takes.map(({ number }) => number)).toEqual([2])
    expect((await room.chosen(0)).key).toBe(second)
    await room.library.takes.restore(first)
    expect((await room.listed(0)).takes.map(({ number }) => number)).toEqual([1, 2])
    expect((await room.library.takes.find(first))?.key).toBe(first)
  })

  test('leaves its number: what is asked for later has another', async () => {
    const first = await room.make(0)
    const second = await room.make(0, 2)
    await room.decide(0, { kind: 'pick', take: first })
    await room.decide(0, { kind: 'discard', take: second, isDiscarded: true })
    await room.library.takes.discard(second)
    await room.decide(0, { kind: 'retake', scope: 'line' })
    expect((await room.chosen(0)).request.take).toBe(3)
  })

  test('is not made again when the line is unlocked', async () => {
    const first = await room.make(0)
    const second = await room.make(0, 2)
    await room.decide(0, { kind: 'lock', isLocked: true, take: second })
    await room.decide(0, { kind: 'discard', take: first, isDiscarded: true })
    await room.library.takes.discard(first)
    await room.decide(0, { kind: 'lock', isLocked: false })
    expect((await room.chosen(0)).key).toBe(second)
  })

  test('is kept where it is heard, here or in another episode', async () => {
    const first = await room.make(0)
    await expect(room.decide(0, { kind: 'discard', take: first, isDiscarded: true })).rejects.toMatchObject({
      code: 'take-in-use',
    })
    const other = await room.library.episodes.create('Another', {})
    await room.library.episodes.update(other.folder, (file) => ({
      ...file,
      turns: [{ speaker: 'Ann', take: first, start: 0, end: 1, at: 0, until: 1 }],
    }))
    await expect(ensureUnused(room.library, first, room.folder)).rejects.toMatchObject({
      code: 'take-in-use',
      message: 'Another is heard from this take, too.',
    })
    await expect(ensureUnused(room.library, first, other.folder)).resolves.toBeUndefined()
  })
})
