import { castDraftVoices } from '../../core/cast/draft-cast.ts'
import { castSources } from '../../core/cast/cast-sources.ts'
import { resolveCast, type CastMember } from '../../core/cast/resolve-cast.ts'
import { StudioError } from '../../shared/studio-error.ts'
import type { ScriptMap } from '../editor/script-map.ts'
import type { EpisodeCast } from './episode-types.ts'

/** One speaker as the Cast panel shows them. */
export type CastRow = CastMember & {
  readonly speaker: string
  readonly turns: number
  readonly words: number
  /** The built-in voice that speaks instead, where it is another. */
  readonly standIn: string | undefined
}

/**
 * The cast of the script as it is spoken now: the episode's choices first, then the script's own, then the voices given
 * out before, then defaults.
 */
export function viewCast(
  map: ScriptMap,
  cast: EpisodeCast,
  givenVoices: Readonly<Record<string, string>> = {},
): readonly CastRow[] {
  const speakers = map.speakers.map((speaker) => ({ ...speaker, spellings: [] }))
  const members = resolveCast({ speakers }, castSources({ cast, givenVoices }, map.cast))
  const standIns = standInsFor([...members].map(([speaker, { voice }]) => ({ speaker, voice })))
  return map.speakers.flatMap(({ name, turns, words }) => {
    const member = members.get(name)
    if (member === undefined) return []
    const standIn = standIns.get(name)?.name
    return [
      { ...member, speaker: name, turns, words, standIn: standIn === member.voice ? undefined : standIn },
    ]
  })
}

function standInsFor(speakers: readonly { readonly speaker: string; readonly voice: string }[]) {
  try {
    return castDraftVoices(speakers)
  } catch (error) {
    // A script may name a voice that does not exist; the panel then shows the name as it stands.
    if (error instanceof StudioError) return new Map<string, { readonly name: string }>()
    throw error
  }
}
