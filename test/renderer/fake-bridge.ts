import type { PushName, RequestName } from '../../src/shared/ipc/names.ts'
import type { Reply } from '../../src/shared/ipc/reply.ts'
import type { PushData, RequestInput, RequestOutput } from '../../src/shared/ipc/schemas.ts'
import type { PageBridge } from '../../src/renderer/bridge/ask.ts'
import type { Library, Settings } from '../../src/renderer/components/episode-types.ts'
import { makeFakeGemini, type FakeGeminiOptions } from './fake-gemini.ts'
import {
  makeAllLines,
  master,
  planFor,
  summarise,
  takesOfLine,
  type FakeEpisode,
  type Media,
} from './fake-episodes.ts'
import { makeFakeShows, type FakeShow } from './fake-shows.ts'
import { fakeMusic } from './fake-music.ts'
import { makeFakeExports } from './fake-exports.ts'
import { makeFakeRenders } from './fake-renders.ts'
import { changeSettings, initialSettings } from './fake-settings.ts'
import { makeFakeShelf } from './fake-shelf.ts'
import { compareVersions } from './fake-versions.ts'
import { allVoices, hummedSentence } from './fake-voices.ts'
import { soundScript } from './sample-scripts.ts'

export type FakeOptions = {
  readonly episodes?: number
  readonly broken?: Library['broken']
  readonly unavailable?: NonNullable<Library['unavailable']>
  readonly settings?: Partial<Settings>
  /** Milliseconds a line takes to be made. */
  readonly lineTime?: number
  readonly script?: string
  readonly shows?: readonly FakeShow[]
  readonly brokenShows?: RequestOutput<'shows.list'>['broken']
  /** What stays in a feed that was published before, once its folder is chosen. */
  readonly stayed?: RequestOutput<'publish.describe'>['stayed']
  readonly gemini?: Omit<FakeGeminiOptions, 'onChange'>
}

type Handlers = {
  [Name in RequestName]: (
    input: RequestInput<Name>,
  ) => Promise<Reply<RequestOutput<Name>>> | Reply<RequestOutput<Name>>
}

/** Main, in memory: the same answers and pushes, a library that is gone with the page, and a render that only pretends. */
export function makeFakeBridge(options: FakeOptions = {}) {
  const media: Media = new Map()
  const listeners = new Map<PushName, Set<(data: never) => void>>()
  const asked: { name: RequestName; input: unknown }[] = []
  let counter = 1
  const newId = () => `00000000-0000-4000-8000-${String(counter++).padStart(12, '0')}`
  const newMediaId = () => String(counter++).padStart(32, '0')
  const settings = initialSettings(options.settings, (options.episodes ?? 12) > 0)
  const shelf = makeFakeShelf({
    episodes: options.episodes ?? 12,
    script: options.script,
    settings,
    newId,
  })
  const { find, add } = shelf

  const push = <Name extends PushName>(
    name: Name,
    ...data: PushData<Name> extends undefined ? [] : [PushData<Name>]
  ) => {
    // Listeners are kept by the name they were given for.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    for (const listener of listeners.get(name) ?? []) listener(data[0] as never)
  }
  const changed = () => push('library.changed')
  const done = { ok: true, data: undefined } as const
  const gemini = makeFakeGemini({ ...options.gemini, onChange: (state) => push('gemini.changed', state) })
  const planOf = (episode: FakeEpisode) => planFor(episode, gemini.state())

  const shows = makeFakeShows({
    shows: options.shows ?? [],
    broken: options.brokenShows ?? [],
    stayed: options.stayed ?? [],
    episodes: shelf.all,
    newId,
    addEpisode(script) {
      const { id } = add('Untitled episode', script)
      changed()
      return id
    },
    onChange: () => push('shows.changed'),
  })

  const exporting = makeFakeExports({ find, newId, settings, media, push })

  const renders = makeFakeRenders({
    find,
    newId,
    newMediaId,
    media,
    gemini: gemini.state,
    push,
    lineTime: options.lineTime ?? 350,
  })

  const handlers: Handlers = {
    'app.info': () =>
      ok({
        version: '0.1.0',
        platform: 'linux',
        isPreviewRuntime: false,
        versions: { Electron: '45.4.1', Chromium: '153' },
      }),
    'app.openLink': () => done,
    'app.reportFault': () => done,
    'app.showLicences': () =>
      ok([{ name: 'react', version: '19.3.1', licence: 'MIT', text: 'Permission is hereby granted …' }]),
    'settings.get': () => ok({ settings, libraryFolder: '/home/ada/Documents/Castwright' }),
    'settings.set': (change) => {
      changeSettings(settings, change)
      push('settings.changed', settings)
      return ok(settings)
    },
    'settings.chooseLibrary': () => ok(null),
    'library.list': () =>
      ok({
        episodes: shelf.all().map(summarise),
        broken: options.broken ?? [],
        ...(options.unavailable === undefined ? {} : { unavailable: options.unavailable }),
      }),
    'library.beginning': () => handlers['library.list'](undefined),
    'library.createEpisode': ({ title, text = '' }) => {
      const { id } = add(title ?? 'Untitled', text)
      changed()
      return ok(id)
    },
    'library.openSample': () => {
      const { id } = add('How sound travels', soundScript)
      settings.hasSeenWelcome = true
      changed()
      return ok(id)
    },
    'library.openScripts': () => ok({ episodes: [], refused: [] }),
    'library.openDropped': () => ok({ episodes: [], refused: [] }),
    'library.duplicate': ({ id }) => {
      const copy = add(`${find(id).title} (copy)`, find(id).script)
      changed()
      return ok(copy.id)
    },
    'library.rename': ({ id, title }) => {
      find(id).title = title
      changed()
      return done
    },
    'library.reveal': () => done,
    'library.trash': ({ ids }) => {
      for (const id of ids) find(id).isTrashed = true
      changed()
      return done
    },
    'library.restore': ({ ids }) => {
      for (const id of ids) find(id).isTrashed = false
      changed()
      return done
    },
    'episode.open': ({ id }) => {
      const { title, script, digest, engine, cast, audio, conflicts, isUnfinished } = find(id)
      return ok({
        id,
        title,
        script,
        digest,
        engine,
        cast,
        givenVoices: {},
        conflicts,
        isUnfinished,
        ...(audio === undefined ? {} : { audio }),
      })
    },
    'episode.close': () => done,
    'episode.saveScript': ({ id, text, digest, isLast = false }) => {
      const episode = find(id)
      if (episode.digest !== digest) {
        const kept = isLast ? { kept: 'script (other version).md' } : {}
        return ok({ saved: false, found: episode.script, digest: episode.digest, ...kept })
      }
      shelf.write(id, text)
      changed()
      return ok({ saved: true, digest: episode.digest })
    },
    'episode.keepConflict': () => ok('script (other version).md'),
    'episode.setCast': ({ id, cast }) => {
      find(id).cast = cast
      return done
    },
    'episode.setEngine': ({ id, engine }) => {
      find(id).engine = engine
      return done
    },
    'episode.plan': ({ id }) => ok(planOf(find(id))),
    'episode.lineTakes': ({ id, turn }) => ok(takesOfLine(find(id), turn)),
    'episode.decide': () => done,
    'episode.soFar': () => ok(null),
    'episode.compareVersion': ({ id, text }) => ok(compareVersions(find(id).script, text)),
    'episode.chooseVersion': () => ok(null),
    ...exporting.handlers,
    ...renders.handlers,
    ...shows.handlers,
    ...fakeMusic(newMediaId),
    'voices.list': () => ok(allVoices()),
    'voices.preview': ({ voice, engine }) => {
      if (engine === 'gemini') gemini.made.add(voice)
      const id = newMediaId()
      media.set(id, hummedSentence())
      return ok(id)
    },
    ...gemini.handlers,
  }

  const bridge: PageBridge = {
    request: async (name, ...input) => {
      asked.push({ name, input: input[0] })
      await Promise.resolve()
      // The handler of a name takes the input of that name.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return (handlers[name] as (given: unknown) => Promise<Reply<never>>)(structuredClone(input[0]))
    },
    on: (name, listener) => {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set.add(listener))
      return () => void set.delete(listener)
    },
    openDropped: async (files) => {
      const made = files.map((file) => add(file.name, soundScript).id)
      changed()
      return ok({ episodes: made, refused: [] })
    },
  }

  return {
    bridge,
    /** Every request so far. */
    asked,
    /** The key, models and prices, as main keeps them. */
    gemini,
    /** What main would push by itself. */
    push,
    mediaAddress: (id: string) => media.get(id) ?? '',
    episodes: shelf.all,
    /** The shows, as main keeps them. */
    shows: shows.all,
    /** The export under way, as main has it. */
    exporting,
    /** The queue, as main keeps it. */
    renders,
    /** Renders at once, as if it had been done before. */
    makeNow(id: string) {
      const episode = find(id)
      makeAllLines(episode)
      master(episode, media, newMediaId)
    },
    /** Another program writes the script. */
    changeOutside(id: string, script: string) {
      shelf.write(id, script)
      push('episode.changedOutside', { id })
    },
    /** Handlers may be replaced, to fail for instance. */
    handlers,
  }
}

export type FakeBridge = ReturnType<typeof makeFakeBridge>

function ok<Data>(data: Data): Reply<Data> {
  return { ok: true, data }
}
