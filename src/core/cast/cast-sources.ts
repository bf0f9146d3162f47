import type { CastEntry } from '../script/script.ts'
import type { CastSources } from './resolve-cast.ts'

/** Where the voices of an episode come from. */
export type EpisodeVoices = {
  /** Chosen for the episode. */
  readonly cast: Readonly<Record<string, CastEntry>>
  /** Given out at earlier renders to speakers who had none. */
  readonly givenVoices: Readonly<Record<string, string>>
}

type Cast = Readonly<Record<string, CastEntry>>

/**
 * The sources of an episode's cast, strongest first: chosen for it, named in its script, those of its show, given out
 * before.
 */
export function castSources(
  { cast, givenVoices }: EpisodeVoices,
  named: Cast = {},
  ofShow: Cast = {},
): CastSources {
  const given = Object.entries(givenVoices).map(([speaker, voice]) => [speaker, { voice }] as const)
  return [cast, named, ofShow, Object.fromEntries(given)]
}
