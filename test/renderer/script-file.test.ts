// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ScriptFile } from '../../src/renderer/editor/script-file.ts'
import { makeFakeBridge } from './fake-bridge.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function openFile(script = 'Host: Hello.\n') {
  const fake = makeFakeBridge({ episodes: 1, script })
  const [episode] = fake.episodes()
  const state = { text: script.replace('\u{FEFF}', '').replaceAll('\r\n', '\n') }
  const file = new ScriptFile({
    bridge: fake.bridge,
    id: episode!.id,
    script,
    digest: episode!.digest,
    text: () => state.text,
  })
  const type = (text: string) => {
    state.text = text
    file.changed()
  }
  return { fake, episode: episode!, file, type }
}

const saves = (fake: ReturnType<typeof makeFakeBridge>) =>
  fake.asked.filter(({ name }) => name === 'episode.saveScript')

describe('ScriptFile', () => {
  test('saves within half a second of typing, also while typing goes on', async () => {
    const { fake, episode, file, type } = openFile()
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
    const { fake, file } = openFile()
    await file.flush()
    expect(saves(fake)).toEqual([])
  })

  test('saves one at a time, the newest last', async () => {
    const { episode, file, type } = openFile()
    type('one\n')
    const first = file.flush()
    type('two\n')
    await Promise.all([first, file.flush()])
    expect(episode.script).toBe('two\n')
  })

  test('keeps the line breaks and the byte order mark the file came with', async () => {
    const { episode, file, type } = openFile('\u{FEFF}Host: Hello.\r\nGuest: Hi.\r\n')
    type('Host: Hello.\nGuest: Hi there.\n')
    await file.flush()
    expect(episode.script).toBe('\u{FEFF}Host: Hello.\r\nGuest: Hi there.\r\n')
  })

  test('never writes over what another program wrote', async () => {
    const { fake, episode, file, type } = openFile()
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
    const { fake, episode, file, type } = openFile()
    fake.changeOutside(episode.id, 'Host: Theirs.\n')
    await file.foundOther()
    expect(file.takeOther()).toBe('Host: Theirs.\n')
    type('Host: Theirs, and mine.\n')
    await file.flush()
    expect(episode.script).toBe('Host: Theirs, and mine.\n')
  })

  test('Keep mine puts the other version aside before anything is written', async () => {
    const { fake, episode, file, type } = openFile()
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
    const { fake, episode, file, type } = openFile()
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
    const { fake, episode, file, type } = openFile()
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
})
