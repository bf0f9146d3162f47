import { join } from 'node:path'
import exportWorker from '../export/export-worker.ts?modulePath'
import publishWorker from '../publish/publish-worker.ts?modulePath'
import coverWorker from '../cover/cover-worker.ts?modulePath'
import fliteWorker from '../engines/draft/flite-worker.ts?modulePath'
import type { WindowServices } from '../ipc/window-services.ts'
import { defaultLibraryFolder, type Surroundings } from '../library/data-folders.ts'
import type { EnvironmentKeys } from '../key/environment-keys.ts'
import type { Keychain } from '../key/keychain.ts'
import type { Log } from '../log/log.ts'
import type { Proxy } from '../network/find-proxy.ts'
import { createMediaRegistry } from '../protocols/media-registry.ts'
import type { Settings } from '../settings/settings.ts'
import masteringWorker from '../studio/mastering/mastering-worker.ts?modulePath'
import studioWorker from '../studio/worker/studio-worker.ts?modulePath'
import { createWindowServices } from './create-window-services.ts'

/** The services of the built program, with the files of its workers. */
export function openWindowServices(parts: {
  /** Folder of this machine's own data. */
  readonly data: string
  /** Folder of the files that come with the program. */
  readonly resources: string
  readonly surroundings: Surroundings
  readonly settings: Settings
  readonly keychain: Keychain
  readonly findProxy: (address: string) => Promise<Proxy | undefined>
  /** Keys that were in the environment when the program started. */
  readonly environmentKeys: EnvironmentKeys
  /** Where exports go until a person chooses another folder. */
  readonly musicFolder: string
  readonly clock: () => Date
  readonly log: Log
}): WindowServices {
  const { data, settings, clock, log } = parts
  return createWindowServices({
    data,
    libraryFolder: settings.get().libraryFolder ?? defaultLibraryFolder(parts.surroundings),
    isLibraryChosen: settings.get().libraryFolder !== undefined,
    sample: join(parts.resources, 'sample.md'),
    settings,
    keychain: parts.keychain,
    findProxy: parts.findProxy,
    environmentKeys: parts.environmentKeys,
    resources: parts.resources,
    musicFolder: parts.musicFolder,
    workers: {
      studio: studioWorker,
      flite: fliteWorker,
      mastering: masteringWorker,
      cover: coverWorker,
      exporting: exportWorker,
      publishing: publishWorker,
    },
    media: createMediaRegistry(),
    clock,
    hide: log.hide,
    onNotice: (notice) => log.warn(notice),
    onBug: (error) => log.error('A fault of the studio', error),
  })
}
