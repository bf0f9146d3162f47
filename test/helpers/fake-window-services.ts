import { vi } from 'vitest'
import type { WindowServices } from '../../src/main/ipc/window-services.ts'
import { createMediaRegistry } from '../../src/main/protocols/media-registry.ts'

export const anEpisode = '11111111-1111-4111-8111-111111111111'
export const aShow = '33333333-3333-4333-8333-333333333333'
export const aJob = '22222222-2222-4222-8222-222222222222'

const nothing = async () => undefined
const quiet = () => () => undefined

const none = { requests: 0, seconds: 0, cost: 0 }
const gemini = {
  key: { kind: 'none' as const },
  offers: [],
  models: [],
  prices: { dated: '2026-11-23', isEdited: false, rows: [] },
}

/** Services that do nothing and note what they were asked; any part can be replaced. */
export function fakeWindowServices(parts: Partial<WindowServices> = {}): WindowServices {
  return {
    library: {
      folder: () => '/library',
      use: vi.fn(nothing),
      list: async () => ({ episodes: [], broken: [] }),
      createEpisode: async () => anEpisode,
      openSample: async () => anEpisode,
      openFiles: async () => ({ episodes: [anEpisode], refused: [] }),
      duplicate: async () => anEpisode,
      rename: vi.fn(nothing),
      trash: vi.fn(nothing),
      restore: vi.fn(nothing),
      titleOf: async () => 'How sound travels',
      pathOf: async () => '/library/episodes/one/script.md',
      onChange: quiet,
    },
    shows: {
      list: async () => ({ shows: [], broken: [] }),
      create: async () => aShow,
      change: vi.fn(nothing),
      touched: async () => ({ episodes: 0, lines: 0 }),
      setCoverFrom: async () => [],
      setCover: vi.fn(nothing),
      newEpisode: async () => anEpisode,
      trash: vi.fn(nothing),
      restore: vi.fn(nothing),
      pathOf: async () => '/library/shows/one/show.json',
      brokenPath: async () => '/library/shows/two',
      restoreCopy: vi.fn(nothing),
      onChange: quiet,
      tellChanged: () => undefined,
    },
    publishing: {
      folderOf: () => undefined,
      rememberFolder: vi.fn(),
      describe: async () => ({ finished: 0, unfinished: [], stayed: [] }),
      start: async () => aJob,
      active: () => [],
      cancel: vi.fn(nothing),
      pathOf: () => '/web/feed.xml',
      onProgress: quiet,
      onEnded: quiet,
    },
    episodes: {
      open: async () => {
        throw new Error('not faked')
      },
      close: vi.fn(nothing),
      saveScript: async (_id, _text, digest) => ({ saved: true, digest }),
      keepConflict: async () => 'script (kept).md',
      setCast: vi.fn(nothing),
      setEngine: vi.fn(nothing),
      lineTakes: async () => ({
        line: '0'.repeat(64),
        turn: 0,
        speaker: 'Ann',
        text: 'Hello.',
        takes: [],
        isLocked: false,
        note: '',
        isAwaited: false,
      }),
      decide: vi.fn(nothing),
      soFar: async () => null,
      compareVersion: async () => ({
        counts: { same: 0, edited: 0, moved: 0, removed: 0, new: 0 },
        others: 0,
        rows: [],
        moreRows: 0,
        ended: [],
        moreEnded: 0,
        lines: 0,
        newSpeakers: [],
        problems: [],
        moreProblems: 0,
      }),
      readVersion: async () => 'Ann: Hello.',
      plan: async () => ({
        lines: { states: '', locks: '', heard: new Int32Array() },
        doubts: [],
        missing: 0,
        isCurrent: true,
        speech: 0,
        wait: 0,
        cost: 0,
        engine: 'draft',
      }),
      onChangedOutside: quiet,
    },
    renders: {
      start: async () => aJob,
      cancel: vi.fn(nothing),
      active: () => [],
      stopAll: vi.fn(nothing),
      wake: () => undefined,
      onProgress: quiet,
      onEnded: quiet,
    },
    queue: {
      state: () => ({ isRead: true, jobs: [] }),
      add: vi.fn(nothing),
      move: async () => 0,
      pause: vi.fn(nothing),
      resume: vi.fn(nothing),
      schedule: vi.fn(nothing),
      remove: vi.fn(nothing),
      putBack: vi.fn(nothing),
      hasWork: () => false,
      onChange: quiet,
    },
    details: {
      get: async () => ({ chapters: {} }),
      change: vi.fn(nothing),
      changeChapter: vi.fn(nothing),
      setPictureFrom: async () => [],
      setPicture: vi.fn(nothing),
    },
    exports: {
      describe: async () => {
        throw new Error('not faked')
      },
      folder: () => '/music',
      fileName: async () => 'How sound travels.mp3',
      start: async () => ({ begun: true, job: aJob }),
      cancel: vi.fn(nothing),
      active: () => [],
      pathOf: () => '/music/How sound travels.mp3',
      onProgress: quiet,
      onEnded: quiet,
    },
    music: {
      list: async () => ({ pieces: [], broken: [] }),
      ofEpisode: async () => ({ chosen: {}, beside: [] }),
      choose: vi.fn(nothing),
      add: async () => ({ added: [], refused: [] }),
      replace: async () => {
        throw new Error('not faked')
      },
      rename: async () => {
        throw new Error('not faked')
      },
      remove: vi.fn(nothing),
      restore: vi.fn(nothing),
      hear: async () => '0'.repeat(32),
    },
    voices: {
      list: async () => [],
      preview: async () => '0'.repeat(32),
      previews: async () => ({ made: [], cost: 0 }),
      search: async () => ({ voices: [] }),
    },
    gemini: {
      state: async () => gemini,
      askKeychain: async () => gemini,
      setKey: async () => gemini,
      testKey: async () => gemini,
      removeKey: async () => gemini,
      importKey: async () => gemini,
      declineImport: async () => gemini,
      refreshModels: async () => gemini,
      setPrices: async () => gemini,
      spending: async () => ({ today: none, month: none, total: none, byDay: [], byModel: [] }),
      onChange: quiet,
    },
    media: createMediaRegistry(),
    prepare: nothing,
    close: nothing,
    ...parts,
  }
}
