import type { RequestInput, RequestOutput } from '../../shared/ipc/schemas.ts'

export type MusicShelf = RequestOutput<'music.list'>
export type Piece = MusicShelf['pieces'][number]
export type EpisodeMusic = RequestOutput<'music.ofEpisode'>
export type MusicPart = RequestInput<'music.choose'>['part']
