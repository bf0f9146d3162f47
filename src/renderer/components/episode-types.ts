import type { RequestOutput } from '../../shared/ipc/schemas.ts'

export type Library = RequestOutput<'library.list'>
export type EpisodeSummary = Library['episodes'][number]
export type OpenEpisode = RequestOutput<'episode.open'>
export type EpisodeAudio = NonNullable<OpenEpisode['audio']>
export type EpisodeCast = OpenEpisode['cast']
export type RenderPlan = RequestOutput<'episode.plan'>
export type Voice = RequestOutput<'voices.list'>[number]
export type Settings = RequestOutput<'settings.set'>
export type Engine = OpenEpisode['engine']
