import { basename } from 'node:path'
import { parseScript } from '../../core/script/parse-script.ts'
import { isStudioError } from '../../shared/studio-error.ts'
import type { MusicService } from '../ipc/window-services.ts'
import { filesBeside } from '../music/music-beside.ts'
import type { MusicPiece } from '../music/music-file.ts'
import type { MediaRegistry } from '../protocols/media-registry.ts'
import { showNameOf } from '../studio/episode-script.ts'
import type { StudioClient } from '../studio/worker/studio-client.ts'
import { findEpisode } from './episode-finder.ts'
import type { LibraryHost } from './library-service.ts'
import { readEpisodeScript } from './script-on-disk.ts'

type Shown = Awaited<ReturnType<MusicService['rename']>>

/** The music of the open library. */
export function createMusicService(options: {
  readonly data: string
  readonly host: Pick<LibraryHost, 'current' | 'touch'>
  readonly studio: Pick<StudioClient, 'call'>
  readonly media: MediaRegistry
}): MusicService {
  const { data, host, studio, media } = options
  const store = async () => (await host.current()).library.music
  const add = async (file: string, replaces?: string) => {
    const { library } = await host.current()
    const order = { library: library.root, data, file, ...(replaces === undefined ? {} : { replaces }) }
    return shown(await studio.call('addMusic', order))
  }
  // Whether an episode is as it was made depends on its music, too.
  const changed = <Result>(result: Result): Result => {
    host.touch()
    return result
  }

  return {
    async list() {
      const { pieces, broken } = await (await store()).list()
      return { pieces: pieces.map(shown), broken: [...broken] }
    },
    async ofEpisode(id) {
      const { library } = await host.current()
      const episode = await findEpisode(await host.current(), id)
      const script = parseScript((await readEpisodeScript(episode)).text)
      // A show that cannot be read is told where it is needed.
      const show = await library.shows.showOf(showNameOf(script, episode.file)).catch(unreadable)
      const { intro, outro, bed } = episode.file.music
      const beside = await filesBeside(episode, script.cues)
      return {
        chosen: { intro, outro, bed },
        ...(show === undefined ? {} : { show: { title: show.file.title, music: show.file.music } }),
        beside: beside.map(({ name }) => name),
      }
    },
    async choose(id, part, name) {
      const { library } = await host.current()
      const { folder } = await findEpisode(await host.current(), id)
      await library.episodes.update(folder, (file) => {
        const { [part]: _before, ...others } = file.music
        return { ...file, music: { ...others, ...(name === undefined ? {} : { [part]: name }) } }
      })
      host.touch(folder)
    },
    async add(paths) {
      const added: Shown[] = []
      const refused: Awaited<ReturnType<MusicService['add']>>['refused'] = []
      for (const path of paths) {
        try {
          added.push(await add(path))
        } catch (error) {
          if (!isStudioError(error)) throw error
          refused.push({ file: basename(path), code: error.code, message: error.message })
        }
      }
      return changed({ added, refused })
    },
    replace: async (piece, path) => changed(await add(path, piece)),
    rename: async (piece, name) => changed(shown(await (await store()).rename(piece, name))),
    remove: async (piece) => changed(await (await store()).remove(piece)),
    restore: async (piece) => changed(void (await (await store()).restore(piece))),
    async hear(piece) {
      const { library } = await host.current()
      const path = await studio.call('hearMusic', { library: library.root, data, piece })
      return media.register({ path, type: 'audio/wav' }, piece)
    },
  }
}

function shown(piece: MusicPiece): Shown {
  const { key, name, formerNames, kind, seconds, loudness, truePeak } = piece
  return { key, name, formerNames, kind, seconds, channels: piece.channels, loudness, truePeak }
}

function unreadable(error: unknown): undefined {
  if (!isStudioError(error)) throw error
}
