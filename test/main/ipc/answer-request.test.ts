import { describe, expect, test, vi } from 'vitest'
import { answerRequest, type Sender } from '../../../src/main/ipc/answer-request.ts'
import { createHandlers } from '../../../src/main/ipc/create-handlers.ts'
import type { Handlers } from '../../../src/main/ipc/handlers.ts'
import { notePageFaults } from '../../../src/main/log/note-page-faults.ts'
import { ownPageCheck } from '../../../src/main/windows/own-page.ts'
import { requestNames } from '../../../src/shared/ipc/names.ts'
import { StudioError } from '../../../src/shared/studio-error.ts'
import { anEpisode, fakeWindowServices } from '../../helpers/fake-window-services.ts'
import { memorySettings } from '../../helpers/memory-settings.ts'
import { memoryLog } from '../../helpers/memory-log.ts'

const page: Sender = { window: 1, frame: { isMain: true, url: 'app://castwright/index.html' } }
const refused = {
  ok: false,
  code: 'message-refused',
  message: 'The window sent a message that does not fit.',
}

function answering(changes: Partial<Handlers> = {}) {
  const log = memoryLog()
  const handlers: Handlers = {
    ...createHandlers({
      services: fakeWindowServices(),
      settings: {
        get: () => ({ ...usual }),
        set: () => usual,
        onChange: () => () => undefined,
        notice: undefined,
      },
      info: () => ({ version: '1.0.0', platform: 'linux', isPreviewRuntime: false, versions: {} }),
      openLink: async () => undefined,
      licences: async () => [],
      noteFault: notePageFaults(log, () => new Date(0)),
      dialogs: {
        chooseScripts: async () => [],
        chooseScript: async () => undefined,
        choosePicture: async () => undefined,
        choosePublishFolder: async () => undefined,
        chooseMusic: async () => [],
        chooseFolder: async () => undefined,
        chooseExportFolder: async () => undefined,
        chooseExportFile: async () => undefined,
      },
      openFiles: async () => ({ episodes: [], refused: [] }),
      showInFolder: () => undefined,
    }),
    ...changes,
  }
  const parts = { handlers, isOwnPage: ownPageCheck('app://castwright/'), log }
  return { log, answer: (sender: Sender, ...message: unknown[]) => answerRequest(parts, sender, message) }
}

const fault = { part: 'studio', message: 'TypeError: x is not a function', stack: '' }

const endlessCast = Object.fromEntries(
  Array.from({ length: 100_000 }, (_, place) => [String(place).padStart(200, '0'), {}]),
)

const usual = memorySettings().get()

describe('who may ask', () => {
  test.each<[string, Sender]>([
    ['an unknown window', { ...page, window: undefined }],
    ['a frame that is gone', { ...page, frame: null }],
    ['a frame inside the page', { ...page, frame: { isMain: false, url: 'app://castwright/' } }],
    ...[
      'https://castwright/',
      'app://castwright.evil/',
      'app://castwright@evil/',
      'app://evil/castwright',
      'app://castwright:80/',
      'media://castwright/',
      'file:///app://castwright/',
      'about:blank',
      'data:text/html,app://castwright/',
      '',
    ].map((url): [string, Sender] => [url, { ...page, frame: { isMain: true, url } }]),
  ])('not %s', async (_who, sender) => {
    const list = vi.fn()
    const { answer, log } = answering({ 'library.list': list })
    expect(await answer(sender, 'library.list')).toEqual(refused)
    expect(list).not.toHaveBeenCalled()
    expect(log.entries).toHaveLength(1)
  })

  test('the page may', async () => {
    expect(await answering().answer(page, 'library.list', undefined)).toEqual({
      ok: true,
      data: { episodes: [], broken: [] },
    })
  })
})

const anExport = { id: anEpisode, choices: {}, saveAs: false, ofPresent: 'replace' }

describe('what may be asked', () => {
  test.each<[string, unknown[]]>([
    ['no name', []],
    ['an unknown name', ['library.everything']],
    ['a name of every object', ['constructor']],
    ['the prototype', ['__proto__']],
    ['a name that is no text', [{ toString: () => 'library.list' }]],
    ['one argument too many', ['library.list', undefined, 'more']],
    ['an input where none belongs', ['library.list', {}]],
    ['no input where one belongs', ['episode.open']],
    ['an id that is none', ['episode.open', { id: '../../etc/passwd' }]],
    ['an unknown member', ['episode.open', { id: anEpisode, path: '/etc/passwd' }]],
    ['a path for an export', ['export.start', { ...anExport, path: '/etc/passwd' }]],
    [
      'a folder among the choices of an export',
      ['export.start', { ...anExport, choices: { folder: '/etc' } }],
    ],
    ['an address to open', ['app.openLink', { link: 'https://evil.example/' }]],
    ['a library folder', ['settings.set', { libraryFolder: '/' }]],
    ['too many ids', ['library.trash', { ids: Array(1001).fill(anEpisode) }]],
    ['too many files', ['library.openDropped', { paths: Array(51).fill('/a.md') }]],
    ['a title beyond measure', ['library.rename', { id: anEpisode, title: 'x'.repeat(301) }]],
    [
      'a script beyond measure',
      ['episode.saveScript', { id: anEpisode, digest: 'a'.repeat(64), text: 'x'.repeat(16 * 2 ** 20 + 1) }],
    ],
    ['a fault of an unknown part', ['app.reportFault', { ...fault, part: '../log' }]],
    ['a fault with too long a message', ['app.reportFault', { ...fault, message: 'x'.repeat(301) }]],
    ['a fault with too long a stack', ['app.reportFault', { ...fault, stack: 'x'.repeat(4001) }]],
    ['a fault with something more', ['app.reportFault', { ...fault, script: 'Ann: Hello.' }]],
    ['a cast without end', ['episode.setCast', { id: anEpisode, cast: endlessCast }]],
    ['ten million bytes', ['voices.preview', { voice: 'Zephyr', text: new Uint8Array(10_000_000) }]],
  ])('not %s', async (_what, message) => {
    const { answer, log } = answering()
    expect(await answer(page, ...message)).toEqual(refused)
    expect(log.entries).toHaveLength(1)
  })

  test('what was refused is logged without its content', async () => {
    const { answer, log } = answering()
    const secret = 'AIza-my-secret-key'
    await answer(page, 'settings.set', { theme: secret })
    await answer(page, 'settings.set', { [secret]: 1 })
    await answer(page, secret)
    expect(log.entries).toHaveLength(3)
    expect(log.entries.join('\n')).not.toContain('secret')
  })

  test('a hostile record changes no prototype', async () => {
    const { answer } = answering()
    const cast: unknown = JSON.parse('{"__proto__":{"voice":"Zephyr","isAdmin":true}}')
    await answer(page, 'episode.setCast', { id: anEpisode, cast })
    expect({}).not.toHaveProperty('isAdmin')
    expect({}).not.toHaveProperty('voice')
  })
})

describe('what comes back', () => {
  test('an expected failure keeps its code and its sentence', async () => {
    const { answer } = answering({
      'library.list': async () => {
        throw new StudioError('no-permission', 'You have no permission to use /library.')
      },
    })
    expect(await answer(page, 'library.list')).toEqual({
      ok: false,
      code: 'no-permission',
      message: 'You have no permission to use /library.',
    })
  })

  test('a bug is logged whole and shown plainly', async () => {
    const { answer, log } = answering({
      'library.list': async () => {
        throw new TypeError('x.y is undefined at /home/somebody/secret')
      },
    })
    expect(await answer(page, 'library.list')).toEqual({
      ok: false,
      code: 'internal',
      message: 'Castwright has met a fault of its own.',
    })
    expect(log.entries.join()).toContain('x.y is undefined')
  })

  test('an output that does not fit is a bug, not an answer', async () => {
    const { answer, log } = answering({ 'library.openSample': async () => 'no id' })
    expect(await answer(page, 'library.openSample')).toMatchObject({ ok: false, code: 'internal' })
    expect(log.entries).toHaveLength(1)
  })

  test('a change of one setting changes no other', async () => {
    const set = vi.fn(async () => usual)
    const { answer } = answering({ 'settings.set': set })
    await answer(page, 'settings.set', { theme: 'dark' })
    expect(set).toHaveBeenCalledWith({ theme: 'dark' }, { window: 1 })
  })

  test('every name of the contract has an answer', async () => {
    const { answer } = answering()
    for (const name of requestNames) {
      const reply = await answer(page, name)
      expect(reply.ok || reply.code === 'message-refused').toBe(true)
    }
  })
})
