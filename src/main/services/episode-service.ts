import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileNameFor } from '../../core/text/file-name.ts'
import { isStudioError, StudioError } from '../../shared/studio-error.ts'
import { copyFileAtomic } from '../files/copy-file.ts'
import { ensureScriptSize } from '../files/read-script.ts'
import type { EpisodeService } from '../ipc/window-services.ts'
import { engineChoice } from '../library/engine-choice.ts'
import { changeCast, knownCast } from '../library/episode-cast.ts'
import type { Episode } from '../library/episode-store.ts'
import type { MediaRegistry } from '../protocols/media-registry.ts'
import { presentMaster } from '../studio/present-master.ts'
import { wasCutOff } from '../studio/episode-lock.ts'
import type { Settings } from '../settings/settings.ts'
import type { StudioClient } from '../studio/worker/studio-client.ts'
import type { AudioTarget } from '../../core/plan/master-key.ts'
import { findEpisode } from './episode-finder.ts'
import type { LibraryHost } from './library-service.ts'
import { createListeners } from './listeners.ts'
import { createScriptSaver } from './save-script.ts'
import { readEpisodeScript } from './script-on-disk.ts'
import { watchScript, type ScriptWatch } from './watch-script.ts'

export type EpisodeServiceOptions = {
  readonly data: string
  readonly host: LibraryHost
  readonly studio: StudioClient
  readonly media: MediaRegistry
  readonly target: () => AudioTarget
  readonly settings: Pick<Settings, 'get'>
}

/** Samples a second of everything that episode.json places in time. */
const RATE = 24_000
/** What a hand-kept copy or a synchronising program names its copy of a script: it begins like the script does. */
const copyName = /^script[ ._(-].*\.(?:md|txt)$/i

/** The episodes of the open library, one by one. `closeAll` ends every watch. */
export function createEpisodeService(
  options: EpisodeServiceOptions,
): EpisodeService & { closeAll: () => void } {
  const { host, studio, media, data } = options
  const changedOutside = createListeners<string>()
  const watches = new Map<string, ScriptWatch>()
  const find = async (id: string) => findEpisode(await host.current(), id)
  const keepBeside = async (episode: Episode, text: string) => {
    ensureScriptSize(text, 'This version of the script')
    return (await host.current()).library.episodes.keepBeside(episode, text)
  }
  const saveScript = createScriptSaver({
    know: (id, digest) => watches.get(id)?.know(digest),
    keepBeside,
    onSaved: ({ folder }) => host.touch(folder),
  })

  return {
    async open(id) {
      const episode = await find(id)
      const script = await readEpisodeScript(episode)
      watches.get(id)?.close()
      watches.set(
        id,
        watchScript(episode.folder, script.digest, () => changedOutside.tell(id)),
      )
      const audio = await audioOf(episode)
      return {
        id,
        title: episode.file.title,
        script: script.text,
        digest: script.digest,
        engine: episode.file.engine,
        cast: knownCast(episode.file.cast),
        givenVoices: episode.file.givenVoices,
        ...(audio === undefined ? {} : { audio }),
        conflicts: (await readdir(episode.folder)).filter((name) => copyName.test(name)).toSorted(),
        isUnfinished: await wasCutOff(data, episode),
      }
    },
    close(id) {
      watches.get(id)?.close()
      watches.delete(id)
      return Promise.resolve()
    },
    saveScript: async (id, text, digest, isLast = false) =>
      saveScript(await find(id), { text, digest, isLast }),
    keepConflict: async (id, text) => keepBeside(await find(id), text),
    async setCast(id, cast) {
      const { library } = await host.current()
      const episode = await find(id)
      await library.episodes.update(episode.folder, (file) => ({
        ...file,
        cast: changeCast(file.cast, cast),
      }))
      host.touch(episode.folder)
    },
    async setEngine(id, engine) {
      const { library } = await host.current()
      const episode = await find(id)
      await library.episodes.update(episode.folder, ({ model: _before, ...file }) => ({ ...file, engine }))
      host.touch(episode.folder)
    },
    async plan(id) {
      const { library } = await host.current()
      const { folder, file } = await find(id)
      const engine = engineChoice(file, options.settings.get())
      const plan = await studio.call('plan', {
        library: library.root,
        folder,
        data,
        target: options.target(),
        engine,
      })
      return {
        lines: {
          states: plan.lines.map(({ isMade }) => (isMade ? 'm' : 'n')).join(''),
          heard: Int32Array.from(plan.lines, ({ heard }) => heard ?? -1),
        },
        missing: plan.missing,
        isCurrent: plan.isCurrent,
        speech: plan.speech,
        wait: plan.wait,
        cost: plan.cost,
        engine: engine.id,
        ...(engine.id === 'gemini' ? { model: engine.model } : {}),
        ...(plan.obstacle === undefined ? {} : { obstacle: plan.obstacle }),
      }
    },
    async audioFileName(id) {
      const episode = await find(id)
      await ensureAudio(episode)
      return `${fileNameFor(episode.file.title)}.wav`
    },
    async exportAudio(id, path) {
      const episode = await find(id)
      await copyFileAtomic(await ensureAudio(episode), path)
    },
    onChangedOutside: changedOutside.listen,
    closeAll() {
      for (const watch of watches.values()) watch.close()
      watches.clear()
    },
  }

  async function audioOf(episode: Episode) {
    const { master, turns, chapters } = episode.file
    if (master === undefined || (await presentMaster(episode, master.key)) === undefined) return undefined
    const path = join(episode.folder, master.file)
    const peaks = join(data, 'peaks', `${master.key}.peaks`)
    // Without a waveform the episode can still be heard and written.
    await studio.call('peaks', { audio: path, output: peaks }).catch((error: unknown) => {
      if (!isStudioError(error)) throw error
    })
    return {
      media: media.register({ path, type: 'audio/wav' }, master.key),
      peaks: media.register({ path: peaks, type: 'application/octet-stream' }, master.key),
      seconds: master.seconds,
      loudness: master.loudness,
      truePeak: master.truePeak,
      turns: turns.map(({ speaker, at, until }) => ({ speaker, start: at / RATE, end: until / RATE })),
      chapters: chapters.map(({ title, at }) => ({ title, start: at / RATE })),
    }
  }
}

async function ensureAudio(episode: Episode): Promise<string> {
  const { master } = episode.file
  const present = master && (await presentMaster(episode, master.key))
  if (present === undefined)
    throw new StudioError('file-missing', `There is no audio of ${episode.file.title} yet: make it first.`)
  return join(episode.folder, present.file)
}
