import { availableParallelism } from 'node:os'
import { createCovers } from '../cover/covers.ts'
import { createExportWorkers } from '../export/export-workers.ts'
import { defaultTarget } from '../studio/master-spoken.ts'
import { createStudioClient } from '../studio/worker/studio-client.ts'
import type { WindowServices } from '../ipc/window-services.ts'
import type { MediaRegistry } from '../protocols/media-registry.ts'
import type { PushData } from '../../shared/ipc/schemas.ts'
import { setRealTimer } from '../limiter/set-timer.ts'
import { createKeyService } from '../key/key-service.ts'
import { keyFilesBeside } from '../key/key-file.ts'
import type { Keychain } from '../key/keychain.ts'
import type { EnvironmentKeys } from '../key/environment-keys.ts'
import type { Proxy } from '../network/find-proxy.ts'
import type { Settings } from '../settings/settings.ts'
import { createEpisodeService } from './episode-service.ts'
import { createDetailService } from './detail-service.ts'
import { createExportService } from './export-service.ts'
import { createGeminiService } from './gemini-service.ts'
import { createLibraryService } from './library-service.ts'
import { createMusicService } from './music-service.ts'
import { createPublishing } from '../publish/publishing.ts'
import { createPublishService } from './publish-service.ts'
import { createShowService } from './show-service.ts'
import { createRenderService } from './render-service.ts'
import { studioWithKey } from './studio-with-key.ts'
import { createVoiceService } from './voice-service.ts'

export type WindowServicesOptions = {
  /** Folder of this machine's own data. */
  readonly data: string
  /** The library's folder at the start. */
  readonly libraryFolder: string
  /** Whether a person chose that folder; the usual one is made where it is missing. */
  readonly isLibraryChosen: boolean
  /** The sample script that comes with the program. */
  readonly sample: string
  readonly settings: Settings
  readonly keychain: Keychain
  /** Keys that were in the environment when the program started. */
  readonly environmentKeys: EnvironmentKeys
  /** The proxy through which this computer reaches an address. */
  readonly findProxy: (address: string) => Promise<Proxy | undefined>
  /** Folder of the files that come with the program. */
  readonly resources: string
  /** The built files of the workers. */
  readonly workers: {
    readonly studio: string | URL
    readonly flite: string
    readonly mastering: string
    readonly exporting: string | URL
    readonly publishing: string | URL
    readonly cover: string | URL
  }
  /** Where exports go until a person chooses another folder. */
  readonly musicFolder: string
  readonly media: MediaRegistry
  readonly clock: () => Date
  /** Hears of every key before anything is done with it, so that no log has it. */
  readonly hide: (key: string) => void
  /** Hears of faults of Castwright itself, for the log. */
  readonly onBug: (error: unknown) => void
  /** Hears what was wrong with files of the program's own, for the log. */
  readonly onNotice: (notice: string) => void
}

/** Everything the window asks of the studio. */
export function createWindowServices(options: WindowServicesOptions): WindowServices {
  const { data, media, clock, settings, onBug } = options
  const client = createStudioClient({
    studioWorker: options.workers.studio,
    fliteWorker: options.workers.flite,
    masteringWorker: options.workers.mastering,
    resources: options.resources,
    onBug,
    onNotice: options.onNotice,
  })
  const geminiModel = () => settings.get().geminiModel
  const gemini = createGeminiService({
    data,
    studio: client,
    settings,
    findProxy: options.findProxy,
    openKeys: (onUntested) =>
      createKeyService({
        keychain: options.keychain,
        variables: options.environmentKeys,
        envFiles: () => keyFilesBeside(host.service.folder()),
        settings,
        async test(key) {
          const other = { key, address: settings.get().geminiAddress }
          await client.call('testKey', { data, model: geminiModel(), other })
        },
        hide: options.hide,
        onUntested,
      }),
  })
  let refreshing = Promise.resolve()
  // Whether the day is used up is shown in more places than beside the render.
  const hearEnd = ({ outcome }: PushData<'render.ended'>) => {
    if (outcome.end === 'postponed') refreshing = gemini.refresh().catch(onBug)
  }
  const studio = studioWithKey(client, gemini)
  const target = () => ({ ...defaultTarget, loudness: settings.get().loudness })
  const host = createLibraryService({
    data,
    folder: options.libraryFolder,
    sample: options.sample,
    studio,
    media,
    clock,
    engine: () => settings.get().engine,
    isChosen: options.isLibraryChosen,
    isRendering: () => renders.active().length > 0,
    stopRender: (id) => renders.stopEpisode(id),
    onBug,
  })
  const renders = createRenderService({
    data,
    host,
    studio,
    plan: (id) => episodes.plan(id),
    target,
    settings,
    clock,
    setTimer: setRealTimer,
    onBug,
  })
  renders.onEnded(hearEnd)
  const episodes = createEpisodeService({
    data,
    host,
    studio,
    media,
    target,
    settings,
  })
  const covers = createCovers({ workerPath: options.workers.cover, resources: options.resources })
  const prepareCover = (path: string) => covers.prepare(path)
  const shows = createShowService({
    host,
    media,
    engine: () => settings.get().engine,
    prepareCover,
  })
  const exportWorkers = createExportWorkers({
    workerPath: options.workers.exporting,
    atOnce: availableParallelism(),
  })
  const publishing = createPublishService({
    data,
    host,
    settings,
    publishing: createPublishing({
      publishWorker: options.workers.publishing,
      exportWorker: options.workers.exporting,
      coverWorker: options.workers.cover,
      resources: options.resources,
      atOnce: availableParallelism(),
    }),
    clock,
    onShowChanged: shows.tellChanged,
    onBug,
  })
  const exports = createExportService({
    data,
    host,
    settings,
    covers,
    workers: exportWorkers,
    musicFolder: options.musicFolder,
    clock,
    onBug,
  })
  return {
    library: host.service,
    shows,
    publishing,
    episodes,
    renders,
    queue: renders.queue,
    details: createDetailService({ host, media, prepareCover }),
    exports,
    music: createMusicService({ data, host, studio, media }),
    voices: createVoiceService({ data, studio, media, geminiModel }),
    gemini,
    media,
    async prepare() {
      await host.prepare()
      renders.prepare()
    },
    async close() {
      episodes.closeAll()
      await publishing.close()
      await exports.close()
      await renders.close()
      await host.close()
      await refreshing
      await client.close()
    },
  }
}
