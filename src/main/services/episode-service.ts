import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isStudioError } from '../../shared/studio-error.ts'
import { createOneAtATime } from '../files/one-at-a-time.ts'
import { ensureScriptSize, readScriptFile } from '../files/read-script.ts'
import type { EpisodeService } from '../ipc/window-services.ts'
import { engineChoice } from '../library/engine-choice.ts'
import { changeCast, knownCast } from '../library/episode-cast.ts'
import type { EpisodeFile } from '../library/episode-file.ts'
import type { Episode } from '../library/episode-store.ts'
import type { MediaRegistry } from '../protocols/media-registry.ts'
import { presentMaster } from '../studio/present-master.ts'
import { wasCutOff } from '../studio/episode-lock.ts'
import type { Settings } from '../settings/settings.ts'
import type { StudioClient } from '../studio/worker/studio-client.ts'
import { measuredLoudness } from '../../core/export/spell-loudness.ts'
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

/** Finished audio, or what is made of it so far; places in samples. */
type AudioOnDisk = Pick<EpisodeFile, 'chapters'> & {
  readonly path: string
  readonly key: string
  readonly seconds: number
  readonly channels: number
  /** LUFS as from two loudspeakers. */
  readonly loudness: number | null
  readonly truePeak: number | null
  readonly turns: readonly { readonly speaker: string; readonly at: number; readonly until: number }[]
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
  const oneAtATime = createOneAtATime()
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
        ...(episode.file.show === undefined ? {} : { show: episode.file.show }),
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
    // In the order in which they came: looking for the episode may take one longer than the next.
    saveScript: (id, text, digest, isLast = false) =>
      oneAtATime(id, async () => saveScript(await find(id), { text, digest, isLast })),
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
      const place = await placeOf(id)
      const { engine } = place
      const plan = await studio.call('plan', place)
      return {
        lines: {
          states: plan.lines.map(({ state }) => state[0]).join(''),
          locks: plan.lines.map(({ isLocked }) => (isLocked ? 'l' : '.')).join(''),
          heard: Int32Array.from(plan.lines, ({ heard }) => heard ?? -1),
        },
        ...(plan.ending === undefined ? {} : { ending: plan.ending }),
        doubts: plan.doubts,
        missing: plan.missing,
        isCurrent: plan.isCurrent,
        speech: plan.speech,
        wait: plan.wait,
        cost: plan.cost,
        engine: engine.id,
        ...(engine.id === 'gemini' ? { model: engine.model } : {}),
        ...(plan.service === undefined ? {} : { service: plan.service }),
        ...(plan.batch === undefined ? {} : { batch: plan.batch }),
        ...(plan.obstacle === undefined ? {} : { obstacle: plan.obstacle }),
      }
    },
    async compareVersion(id, text) {
      ensureScriptSize(text, 'This text')
      return studio.call('compareVersion', { ...(await placeOf(id)), text })
    },
    readVersion: readScriptFile,
    async lineTakes(id, turn) {
      const listed = await studio.call('lineTakes', { ...(await placeOf(id)), turn })
      const takes = listed.takes.map(({ audio, ...take }) => ({
        ...take,
        media: media.register({ path: audio, type: 'audio/wav' }, take.take),
      }))
      return { ...listed, takes }
    },
    async soFar(id) {
      const found = await studio.call('soFar', await placeOf(id))
      if (found === null) return null
      const lines = Int32Array.from(found.turns, ({ turn }) => turn)
      return { ...(await describeAudio({ ...found, path: found.audio })), lines }
    },
    async decide(id, { line, turn }, decision) {
      const place = await placeOf(id)
      await studio.call('decide', { ...place, line, turn, decision })
      host.touch(place.folder)
    },
    onChangedOutside: changedOutside.listen,
    closeAll() {
      for (const watch of watches.values()) watch.close()
      watches.clear()
    },
  }

  async function placeOf(id: string) {
    const { library } = await host.current()
    const { folder, file } = await find(id)
    const engine = engineChoice(file, options.settings.get())
    return { library: library.root, folder, data, target: options.target(), engine }
  }

  async function audioOf({ folder, file }: Episode) {
    const { master, turns, chapters } = file
    if (master === undefined || (await presentMaster({ folder, file }, master.key)) === undefined)
      return undefined
    const { key, seconds, channels, loudness, truePeak } = master
    return describeAudio({
      path: join(folder, master.file),
      key,
      seconds,
      channels,
      loudness,
      truePeak,
      turns,
      chapters,
    })
  }

  async function describeAudio(audio: AudioOnDisk) {
    const { path, key, seconds, channels, loudness, truePeak, turns, chapters } = audio
    const peaks = join(data, 'peaks', `${key}.peaks`)
    // Without a waveform the episode can still be heard and written.
    await studio.call('peaks', { audio: path, output: peaks }).catch((error: unknown) => {
      if (!isStudioError(error)) throw error
    })
    return {
      media: media.register({ path, type: 'audio/wav' }, key),
      peaks: media.register({ path: peaks, type: 'application/octet-stream' }, key),
      seconds,
      channels,
      loudness: measuredLoudness(loudness, channels),
      truePeak,
      turns: turns.map(({ speaker, at, until }) => ({ speaker, start: at / RATE, end: until / RATE })),
      chapters: chapters.map(({ title, at }) => ({ title, start: at / RATE })),
    }
  }
}
