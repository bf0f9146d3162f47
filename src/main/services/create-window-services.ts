import { defaultTarget } from '../studio/master-spoken.ts'
import { createStudioClient } from '../studio/worker/studio-client.ts'
import type { WindowServices } from '../ipc/window-services.ts'
import type { MediaRegistry } from '../protocols/media-registry.ts'
import { createEpisodeService } from './episode-service.ts'
import { createLibraryService } from './library-service.ts'
import { createRenderService } from './render-service.ts'
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
  /** LUFS, as the settings have it now. */
  readonly loudness: () => number
  /** The built files of the workers. */
  readonly workers: { readonly studio: string | URL; readonly flite: string; readonly mastering: string }
  readonly media: MediaRegistry
  readonly clock: () => Date
  /** Hears of faults of Castwright itself, for the log. */
  readonly onBug: (error: unknown) => void
}

/** Seconds of speech that the draft voices make in a second; ordinary machines are faster. */
const DRAFT_SPEED = 40

/** Everything the window asks of the studio. */
export function createWindowServices(options: WindowServicesOptions): WindowServices {
  const { data, media, clock, onBug } = options
  const studio = createStudioClient({
    studioWorker: options.workers.studio,
    fliteWorker: options.workers.flite,
    masteringWorker: options.workers.mastering,
    onBug,
  })
  const target = () => ({ ...defaultTarget, loudness: options.loudness() })
  const host = createLibraryService({
    data,
    folder: options.libraryFolder,
    sample: options.sample,
    studio,
    clock,
    isChosen: options.isLibraryChosen,
    isRendering: () => renders.active().length > 0,
    stopRender: (id) => renders.stopEpisode(id),
    onBug,
  })
  const renders = createRenderService({ data, host, studio, target, clock, onBug })
  const episodes = createEpisodeService({
    data,
    host,
    studio,
    media,
    target,
    speakingSpeed: () => DRAFT_SPEED,
  })
  return {
    library: host.service,
    episodes,
    renders,
    voices: createVoiceService({ data, studio, media }),
    media,
    prepare: host.prepare,
    async close() {
      episodes.closeAll()
      await renders.stopAll()
      await host.close()
      await studio.close()
    },
  }
}
