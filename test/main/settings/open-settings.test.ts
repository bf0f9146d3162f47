import { chmodSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openNodeWriter } from '../../../src/main/settings/open-node-writer.ts'
import { openSettings } from '../../../src/main/settings/open-settings.ts'
import { storeWriter } from '../../../src/main/settings/store-writer.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { withoutRoot } from '../../helpers/without-root.ts'

const usual = {
  theme: 'system',
  loudness: -16,
  libraryView: 'list',
  librarySort: 'changed',
  scriptZoom: 100,
  playbackSpeed: 1,
  hasSeenWelcome: false,
  exportChoices: {
    formats: ['mp3'],
    loudness: 'podcast',
    bitrate: 128,
    channels: 'as-master',
    bits: 16,
    name: '{number} {title}',
  },
  engine: 'draft',
  geminiModel: 'gemini-3.8-flash-tts',
  geminiMode: 'flow',
  geminiService: 'standard',
  geminiDeadline: 24,
  knowsTextIsSent: false,
  declinedKeys: [],
}
const clock = () => new Date('2030-01-02T03:04:05.678Z')
const aside = 'settings.broken-2030-01-02T03-04-05-678Z.json'

function settingsFile(content?: string) {
  const folder = temporaryFolder()
  const path = join(folder, 'settings.json')
  if (content !== undefined) writeFileSync(path, content)
  return {
    folder,
    path,
    open: () => openSettings({ path, clock, openWriter: openNodeWriter }),
    read: (): unknown => JSON.parse(readFileSync(path, 'utf8')),
  }
}

describe('settings', () => {
  test('are as usual where there is no file, and make none', () => {
    const { folder, open } = settingsFile()
    const settings = open()
    expect([settings.get(), settings.notice]).toEqual([usual, undefined])
    expect(readdirSync(folder)).toEqual([])
  })

  test('are kept, and what was not changed is not written down', () => {
    const { open, read } = settingsFile()
    expect(open().set({ theme: 'dark' })).toEqual({ ...usual, theme: 'dark' })
    expect(open().get()).toEqual({ ...usual, theme: 'dark' })
    expect(read()).toEqual({ theme: 'dark' })
  })

  test('that are taken back with null are as usual again', () => {
    const { open, read } = settingsFile()
    const settings = open()
    expect(settings.set({ budgetPerDay: 2, theme: 'dark' }).budgetPerDay).toBe(2)
    expect(settings.set({ budgetPerDay: null })).toEqual({ ...usual, theme: 'dark' })
    expect(read()).toEqual({ theme: 'dark' })
  })

  test('tell who listens, until it stops', () => {
    const settings = settingsFile().open()
    const heard: string[] = []
    const stop = settings.onChange(({ theme }) => heard.push(theme))
    settings.set({ theme: 'dark' })
    stop()
    settings.set({ theme: 'light' })
    expect(heard).toEqual(['dark'])
  })

  test('of another version are kept', () => {
    const { open, read } = settingsFile('{"theme":"light","future":{"a":1}}')
    open().set({ loudness: -14 })
    expect(read()).toEqual({ theme: 'light', future: { a: 1 }, loudness: -14 })
  })

  test('that another program wrote meanwhile are kept', () => {
    const { path, open, read } = settingsFile('{"theme":"light"}')
    const settings = open()
    writeFileSync(path, '{"theme":"light","libraryFolder":"/elsewhere"}')
    expect(settings.set({ theme: 'dark' })).toMatchObject({ libraryFolder: '/elsewhere' })
    expect(read()).toEqual({ theme: 'dark', libraryFolder: '/elsewhere' })
  })

  test('may begin with a byte order mark', () => {
    expect(settingsFile('\uFEFF{"theme":"dark"}').open().get().theme).toBe('dark')
  })
})

describe('a broken file', () => {
  test.each(['', '{', 'null', '[]', '"text"', '\0\0\0\0', `{"a":"${'x'.repeat(2 ** 20)}"}`])(
    'of %.20j is kept aside and reported',
    (content) => {
      const { folder, open, read } = settingsFile(content)
      const settings = open()
      expect(settings.get()).toEqual(usual)
      expect(settings.notice).toBe(
        `The settings file was damaged. It is kept as ${aside}; the usual settings are used.`,
      )
      expect(readdirSync(folder)).toEqual([aside])
      expect(readFileSync(join(folder, aside), 'utf8')).toBe(content)
      settings.set({ theme: 'dark' })
      expect(read()).toEqual({ theme: 'dark' })
      expect(open().notice).toBeUndefined()
    },
  )

  test('loses only the members that are broken', () => {
    const content = '{"theme":"purple","loudness":"loud","scriptZoom":150,"future":1}'
    const { folder, open } = settingsFile(content)
    const settings = open()
    expect(settings.get()).toEqual({ ...usual, scriptZoom: 150 })
    expect(settings.notice).toBe(
      `Some settings were not understood (theme, loudness) and are as usual. The file is kept as ${aside}.`,
    )
    expect(readFileSync(join(folder, aside), 'utf8')).toBe(content)
  })

  test('in part is kept aside once, not at every start, and again when it has changed', () => {
    const { path, folder } = settingsFile('{"theme":"purple"}')
    let second = 0
    const open = () =>
      openSettings({ path, clock: () => new Date(1000 * second++), openWriter: openNodeWriter })
    const first = open().notice
    expect(open().notice).toBe(first)
    expect(readdirSync(folder)).toHaveLength(2)
    writeFileSync(path, '{"theme":"green"}')
    expect(open().notice).not.toBe(first)
    expect(readdirSync(folder)).toHaveLength(3)
  })

  test('that is a folder is reported and left alone', () => {
    const { path, open } = settingsFile()
    mkdirSync(path)
    const settings = open()
    expect(settings.notice).toBe(`${path} is not a file. The usual settings are used.`)
    expect(() => settings.set({ theme: 'dark' })).toThrow(expect.objectContaining({ code: 'not-a-file' }))
    expect(settings.get()).toEqual(usual)
  })

  test('that may not be read is not overwritten', () =>
    withoutRoot(() => {
      const { path, open } = settingsFile('{"theme":"dark"}')
      chmodSync(path, 0o000)
      const settings = open()
      expect(settings.notice).toContain('no permission')
      expect(() => settings.set({ theme: 'light' })).toThrow(
        expect.objectContaining({ code: 'no-permission' }),
      )
      chmodSync(path, 0o600)
      expect(readFileSync(path, 'utf8')).toBe('{"theme":"dark"}')
    }))

  test('a disk that refuses to write changes nothing', () => {
    const { path } = settingsFile('{"theme":"dark"}')
    const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })
    const settings = openSettings({
      path,
      clock,
      openWriter: () => ({
        write: () => {
          throw full
        },
      }),
    })
    expect(() => settings.set({ theme: 'light' })).toThrow(expect.objectContaining({ code: 'disk-full' }))
    expect(settings.get().theme).toBe('dark')
  })
})

test('the store of the window is given the whole content', () => {
  const store = { store: {} }
  storeWriter(store).write({ theme: 'dark', future: 1 })
  expect(store.store).toEqual({ theme: 'dark', future: 1 })
})
