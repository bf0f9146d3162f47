import type { RequestName } from '../../src/shared/ipc/names.ts'
import type { Reply } from '../../src/shared/ipc/reply.ts'
import type { RequestInput, RequestOutput } from '../../src/shared/ipc/schemas.ts'
import type { EpisodeMusic, Piece } from '../../src/renderer/music/music-types.ts'

type MusicName = Extract<RequestName, `music.${string}`>
type MusicHandlers = {
  [Name in MusicName]: (input: RequestInput<Name>) => Reply<RequestOutput<Name>>
}

/** A piece of three minutes. */
export function aPiece(name: string, key: string): Piece {
  return {
    key: key.repeat(64),
    name,
    formerNames: [],
    kind: 'mp3',
    seconds: 181,
    channels: 2,
    loudness: -14.2,
    truePeak: -0.4,
  }
}

/** Music in memory: one piece, to which the dialog adds another. */
export function fakeMusic(newMediaId: () => string): MusicHandlers {
  const pieces = [aPiece('theme', 'a')]
  const removed: Piece[] = []
  const chosen = new Map<string, EpisodeMusic['chosen']>()
  const find = (key: string) => pieces.findIndex((piece) => piece.key === key)
  const done = { ok: true, data: undefined } as const
  return {
    'music.list': () => ({ ok: true, data: { pieces: [...pieces], broken: [] } }),
    'music.ofEpisode': ({ id }) => ({ ok: true, data: { chosen: chosen.get(id) ?? {}, beside: [] } }),
    'music.choose': ({ id, part, name }) => {
      chosen.set(id, { ...chosen.get(id), [part]: name })
      return done
    },
    'music.add': () => {
      const piece = aPiece('rain on a roof', 'b')
      pieces.push(piece)
      const message = 'notes.txt is no audio file that Castwright knows.'
      return {
        ok: true,
        data: { added: [piece], refused: [{ file: 'notes.txt', code: 'audio-unsupported', message }] },
      }
    },
    'music.replace': () => ({ ok: true, data: null }),
    'music.rename': ({ piece, name }) => {
      const renamed = { ...aPiece(name, 'a'), key: piece }
      pieces[find(piece)] = renamed
      return { ok: true, data: renamed }
    },
    'music.remove': ({ piece }) => {
      removed.push(...pieces.splice(find(piece), 1))
      return done
    },
    'music.restore': () => {
      pieces.push(...removed.splice(0))
      return done
    },
    'music.hear': () => ({ ok: true, data: newMediaId() }),
  }
}
