import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import type { WindowServices } from '../../src/main/ipc/window-services.ts'
import { createMediaRegistry } from '../../src/main/protocols/media-registry.ts'
import { createWindowServices } from '../../src/main/services/create-window-services.ts'
import type { Settings } from '../../src/main/settings/settings.ts'
import type { PushData } from '../../src/shared/ipc/schemas.ts'
import { memoryKeychain } from './memory-keychain.ts'
import { memorySettings } from './memory-settings.ts'
import { temporaryFolder } from './temporary-folder.ts'

const source = (path: string) => fileURLToPath(new URL(`../../src/main/${path}`, import.meta.url))

export type ServicesUnderTest = WindowServices & {
  readonly home: string
  readonly root: string
  readonly data: string
  readonly settings: Settings
  /** Faults that the services reported of themselves. */
  readonly bugs: unknown[]
  /** Writes a script file outside the library and gives its path. */
  readonly write: (name: string, text: string) => string
  /** Renders an episode to its end and gives how it ended. */
  readonly render: (id: string) => Promise<PushData<'render.ended'>['outcome']>
}

/** The window's services on a new machine, with the real workers run from source. */
export function startServices(home = temporaryFolder(), settings = memorySettings()): ServicesUnderTest {
  const root = join(home, 'library')
  const data = join(home, 'data')
  mkdirSync(data, { recursive: true })
  const sample = join(home, 'sample.md')
  writeFileSync(sample, '---\ntitle: The sample\n---\n\nHost: Hello there.\nGuest: Hello to you.\n')
  const bugs: unknown[] = []
  const services = createWindowServices({
    data,
    libraryFolder: root,
    isLibraryChosen: false,
    sample,
    settings,
    keychain: memoryKeychain(),
    findProxy: async () => undefined,
    environmentKeys: [],
    resources: fileURLToPath(new URL('../../resources', import.meta.url)),
    workers: {
      studio: source('studio/worker/studio-worker.ts'),
      flite: source('engines/draft/flite-worker.ts'),
      mastering: source('studio/mastering/mastering-worker.ts'),
      cover: source('cover/cover-worker.ts'),
      exporting: source('export/export-worker.ts'),
      publishing: source('publish/publish-worker.ts'),
    },
    musicFolder: join(home, 'music'),
    media: createMediaRegistry(),
    clock: () => new Date(),
    hide: () => undefined,
    onNotice: (notice) => bugs.push(notice),
    onBug: (bug) => bugs.push(bug),
  })
  onTestFinished(() => services.close())
  return {
    ...services,
    home,
    root,
    data,
    settings,
    bugs,
    write(name, text) {
      const path = join(home, name)
      writeFileSync(path, text)
      return path
    },
    async render(id) {
      const { promise, resolve } = Promise.withResolvers<PushData<'render.ended'>['outcome']>()
      const stop = services.renders.onEnded(({ episode, outcome }) => {
        if (episode === id) resolve(outcome)
      })
      await services.renders.start(id)
      return promise.finally(stop)
    },
  }
}
