// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openScriptFile, saves } from './open-script-file.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('ScriptFile', () => {
  test('saves within half a second of typing, also while typing goes on', async () => {
    const { fake, episode, file, type } = openScriptFile()
    for (let letter = 0; letter < 12; letter++) {
      type(`Host: Hello${'!'.repeat(letter)}\n`)
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(saves(fake).length).toBeGreaterThanOrEqual(2)
    await vi.advanceTimersByTimeAsync(500)
    expect(episode.script).toBe('Host: Hello!!!!!!!!!!!\n')
    expect(file.get().step).toBe('saved')
  })

  test('does not save what has not changed', async () => {
    const { fake, file } = openScriptFile()
    await file.flush()
    expect(saves(fake)).toEqual([])
  })

  test('saves one at a time, the newest last', async () => {
    const { episode, file, type } = openScriptFile()
    type('one\n')
    const first = file.flush()
    type('two\n')
    await Promise.all([first, file.flush()])
    expect(episode.script).toBe('two\n')
  })

  test('keeps the line breaks and the byte order mark the file came with', async () => {
    const { episode, file, type } = openScriptFile('\u{FEFF}Host: Hello.\r\nGuest: Hi.\r\n')
    type('Host: Hello.\nGuest: Hi there.\n')
    await file.flush()
    expect(episode.script).toBe('\u{FEFF}Host: Hello.\r\nGuest: Hi there.\r\n')
  })

  test('never writes over what another program wrote', async () => {
    const { fake, episode, file, type } = openScriptFile()
    fake.changeOutside(episode.id, 'Host: Theirs.\n')
    type('Host: Mine.\n')
    await file.flush()
    expect(episode.script).toBe('Host: Theirs.\n')
    expect(file.get().other?.text).toBe('Host: Theirs.\n')
    type('Host: Mine, more.\n')
    await vi.advanceTimersByTimeAsync(2000)
    expect(episode.script).toBe('Host: Theirs.\n')
  })

  test('Reload takes the other version and saves on top of it from then on', async () => {
    const { fake, episode, file, type } = openScriptFile()
    fake.changeOutside(episode.id, 'Host: Theirs.\n')
    await file.foundOther()
    expect(file.takeOther()).toBe('Host: Theirs.\n')
    type('Host: Theirs, and mine.\n')
    await file.flush()
    expect(episode.script).toBe('Host: Theirs, and mine.\n')
  })

  test('Keep mine puts the other version aside before anything is written', async () => {
    const { fake, episode, file, type } = openScriptFile()
    type('Host: Mine.\n')
    fake.changeOutside(episode.id, 'Host: Theirs.\n')
    await file.foundOther()
    await file.keepMine()
    expect(episode.script).toBe('Host: Mine.\n')
    const names = fake.asked.map(({ name }) => name)
    expect(names.indexOf('episode.keepConflict')).toBeLessThan(names.lastIndexOf('episode.saveScript'))
    expect(fake.asked.find(({ name }) => name === 'episode.keepConflict')?.input).toEqual({
      id: episode.id,
      text: 'Host: Theirs.\n',
    })
  })

  test('when the other version cannot be put aside, nothing is written', async () => {
    const { fake, episode, file, type } = openScriptFile()
    fake.handlers['episode.keepConflict'] = () => ({
      ok: false,
      code: 'disk-full',
      message: 'The disk is full.',
    })
    type('Host: Mine.\n')
    fake.changeOutside(episode.id, 'Host: Theirs.\n')
    await file.foundOther()
    expect(await file.keepMine()).toMatchObject({ ok: false, code: 'disk-full' })
    await vi.advanceTimersByTimeAsync(2000)
    expect(episode.script).toBe('Host: Theirs.\n')
  })

  test('a save that fails is told, and tried again', async () => {
    const { fake, episode, file, type } = openScriptFile()
    const save = fake.handlers['episode.saveScript']
    fake.handlers['episode.saveScript'] = () => ({
      ok: false,
      code: 'no-permission',
      message: 'Not allowed.',
    })
    type('Host: Mine.\n')
    await file.flush()
    expect(file.get()).toMatchObject({ step: 'failed', failure: { code: 'no-permission' } })
    fake.handlers['episode.saveScript'] = save
    await file.flush()
    expect(episode.script).toBe('Host: Mine.\n')
    expect(file.get()).toMatchObject({ step: 'saved', failure: undefined })
  })

  test('a save that failed is tried again by itself, until the file is put away', async () => {
    const { fake, episode, file, type } = openScriptFile()
    const save = fake.handlers['episode.saveScript']
    const full = { ok: false, code: 'disk-full', message: 'The disk is full.' } as const
    fake.handlers['episode.saveScript'] = () => full
    type('Host: Mine.\n')
    await file.flush()
    expect(file.get().step).toBe('failed')
    fake.handlers['episode.saveScript'] = save
    await vi.advanceTimersByTimeAsync(6000)
    expect(episode.script).toBe('Host: Mine.\n')
    expect(file.get()).toMatchObject({ step: 'saved', failure: undefined })

    fake.handlers['episode.saveScript'] = () => full
    type('Host: Mine again.\n')
    await file.flush()
    const before = saves(fake).length
    file.destroy()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(saves(fake)).toHaveLength(before)
  })

  test('the reason of a failed save stays on show while it is tried again', async () => {
    const { fake, file, type } = openScriptFile()
    fake.handlers['episode.saveScript'] = () => ({ ok: false, code: 'disk-full', message: 'Full.' })
    type('Host: Mine.\n')
    await file.flush()
    const seen: unknown[] = []
    file.subscribe(() => seen.push(file.get().failure?.code))
    await file.flush()
    expect(seen).toEqual(['disk-full', 'disk-full'])
  })

  test('another version found while a save is under way is not forgotten when the save succeeds', async () => {
    const { fake, file, type } = openScriptFile()
    const save = fake.handlers['episode.saveScript']
    const gate = Promise.withResolvers<void>()
    fake.handlers['episode.saveScript'] = async (input) => {
      const reply = await save(input)
      await gate.promise
      return reply
    }
    type('Host: Mine.\n')
    const saving = file.flush()
    await vi.advanceTimersByTimeAsync(0)
    fake.changeOutside(fake.episodes()[0]!.id, 'Host: Theirs.\n')
    await file.foundOther()
    gate.resolve()
    await saving
    expect(file.get()).toMatchObject({ step: 'saved', other: { text: 'Host: Theirs.\n' } })
  })

  test('its own words found on disk before the reply are no other version', async () => {
    const { fake, file, type } = openScriptFile()
    const save = fake.handlers['episode.saveScript']
    const gate = Promise.withResolvers<void>()
    fake.handlers['episode.saveScript'] = async (input) => {
      const reply = await save(input)
      await gate.promise
      return reply
    }
    type('Host: Mine.\n')
    const saving = file.flush()
    await vi.advanceTimersByTimeAsync(0)
    await file.foundOther()
    gate.resolve()
    await saving
    expect(file.get()).toMatchObject({ step: 'saved', other: undefined })
  })

  test('Reload takes the line breaks and the mark of the text it loads', async () => {
    const { fake, episode, file, type } = openScriptFile('\u{FEFF}Host: Hello.\r\n')
    fake.changeOutside(episode.id, 'Host: Theirs.\n')
    await file.foundOther()
    file.takeOther()
    type('Host: Theirs.\nGuest: Mine.\n')
    await file.flush()
    expect(episode.script).toBe('Host: Theirs.\nGuest: Mine.\n')
  })
})
