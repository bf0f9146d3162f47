// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { asides, openScriptFile, saves } from './open-script-file.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('leaving a script', () => {
  const refuse = { ok: false, code: 'no-permission', message: 'Not allowed.' } as const

  test('saves what is typed, also while it saves', async () => {
    const { episode, file, type } = openScriptFile()
    type('Host: One.\n')
    const left = file.leave()
    type('Host: Two.\n')
    expect(await left).toEqual({ end: 'saved' })
    expect(episode.script).toBe('Host: Two.\n')
  })

  test('puts the words aside, once, while another version is on disk', async () => {
    const { fake, episode, file, type } = openScriptFile('Host: Hello.\r\n')
    fake.changeOutside(episode.id, 'Host: Theirs.\n')
    await file.foundOther()
    type('Host: Mine.\n')
    expect(await file.leave()).toEqual({ end: 'aside', name: 'script (other version).md' })
    expect(await file.leave()).toEqual({ end: 'saved' })
    expect(asides(fake)).toEqual([{ id: episode.id, text: 'Host: Mine.\r\n' }])
    expect(episode.script).toBe('Host: Theirs.\n')
  })

  test('puts the words aside when they cannot be saved, and says so when neither works', async () => {
    const { fake, file, type } = openScriptFile()
    fake.handlers['episode.saveScript'] = () => refuse
    type('Host: Mine.\n')
    expect(await file.leave()).toMatchObject({ end: 'aside' })
    const keep = fake.handlers['episode.keepConflict']
    fake.handlers['episode.keepConflict'] = () => refuse
    type('Host: Mine, more.\n')
    expect(await file.leave()).toEqual({ end: 'failed', failure: refuse })
    fake.handlers['episode.keepConflict'] = keep
    expect(await file.leave()).toMatchObject({ end: 'aside' })
  })

  test('a closing page sends its words within the event, once', () => {
    const { fake, episode, file, type } = openScriptFile()
    type('Host: Mine.\n')
    file.sendLast()
    file.sendLast()
    expect(fake.asked).toEqual([
      {
        name: 'episode.saveScript',
        input: { id: episode.id, text: 'Host: Mine.\n', digest: episode.digest, isLast: true },
      },
    ])
  })

  test('a closing page puts its words aside while another version is on disk', async () => {
    const conflict = openScriptFile()
    conflict.fake.changeOutside(conflict.episode.id, 'Host: Theirs.\n')
    await conflict.file.foundOther()
    conflict.type('Host: Mine.\n')
    conflict.file.sendLast()
    conflict.file.sendLast()
    expect(asides(conflict.fake)).toEqual([{ id: conflict.episode.id, text: 'Host: Mine.\n' }])
  })

  test('a closing page sends its words once more while a save is under way, whose answer it will not read', () => {
    const { fake, file, type } = openScriptFile()
    type('Host: One.\n')
    void file.flush()
    file.sendLast()
    type('Host: Two.\n')
    file.sendLast()
    expect(saves(fake).map(({ input }) => input)).toMatchObject([
      { text: 'Host: One.\n' },
      { text: 'Host: One.\n', isLast: true },
      { text: 'Host: Two.\n', isLast: true },
    ])
  })

  test('a page that was to close and did not goes on with what became of its words', async () => {
    const { fake, episode, file, type } = openScriptFile()
    fake.changeOutside(episode.id, 'Host: Theirs.\n')
    type('Host: Mine.\n')
    file.sendLast()
    await vi.advanceTimersByTimeAsync(0)
    expect(file.get().other?.text).toBe('Host: Theirs.\n')
    // They are beside the script already.
    expect(await file.leave()).toEqual({ end: 'saved' })
    expect(asides(fake)).toEqual([])
  })

  test('a closing page with nothing to save sends nothing', () => {
    const { fake, file } = openScriptFile()
    file.sendLast()
    expect(fake.asked).toEqual([])
  })
})
