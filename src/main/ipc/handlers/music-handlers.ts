import type { Dialogs } from '../../windows/dialogs.ts'
import type { Handlers } from '../handlers.ts'
import type { MusicService } from '../window-services.ts'

export type MusicHandlerParts = {
  readonly music: MusicService
  readonly dialogs: Pick<Dialogs, 'chooseMusic'>
}

export function musicHandlers({
  music,
  dialogs,
}: MusicHandlerParts): Pick<Handlers, Extract<keyof Handlers, `music.${string}`>> {
  return {
    'music.list': () => music.list(),
    'music.ofEpisode': ({ id }) => music.ofEpisode(id),
    'music.choose': async ({ id, part, name }) => {
      await music.choose(id, part, name)
      return undefined
    },
    'music.add': async (_input, { window }) => {
      const paths = await dialogs.chooseMusic(window, 'several')
      return paths.length === 0 ? { added: [], refused: [] } : music.add(paths)
    },
    'music.replace': async ({ piece }, { window }) => {
      const [path] = await dialogs.chooseMusic(window, 'one')
      return path === undefined ? null : music.replace(piece, path)
    },
    'music.rename': ({ piece, name }) => music.rename(piece, name),
    'music.remove': async ({ piece }) => {
      await music.remove(piece)
      return undefined
    },
    'music.restore': async ({ piece }) => {
      await music.restore(piece)
      return undefined
    },
    'music.hear': ({ piece }) => music.hear(piece),
  }
}
