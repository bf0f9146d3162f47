import { castDraftVoices } from '../../core/cast/draft-cast.ts'
import { draftVoices } from '../../core/cast/draft-voices.ts'
import { geminiVoices } from '../../core/cast/gemini-voices.ts'
import { plainName } from '../../core/cast/plain-name.ts'
import { castSources } from '../../core/cast/cast-sources.ts'
import { castGeminiVoices } from '../../core/gemini/gemini-cast.ts'
import { castLookUp, resolveCast, type CastMember } from '../../core/cast/resolve-cast.ts'
import type { CastEntry } from '../../core/script/script.ts'
import { StudioError } from '../../shared/studio-error.ts'
import type { ScriptMap } from '../editor/script-map.ts'
import type { Engine, EpisodeCast } from './episode-types.ts'

/** One speaker as the Cast panel shows them. */
export type CastRow = CastMember & {
  readonly speaker: string
  readonly turns: number
  readonly words: number
  /** The voice of the engine that speaks instead, where it is another. */
  readonly standIn: string | undefined
  /** Whether the voice is the show's. */
  readonly isOfShow: boolean
  /** What was chosen for the episode. */
  readonly chosen: CastEntry | undefined
}

/**
 * The cast of the script as it is spoken now: the episode's choices first, then the script's own, then the show's, then
 * the voices given out before, then defaults.
 */
export function viewCast(
  map: ScriptMap,
  cast: EpisodeCast,
  givenVoices: Readonly<Record<string, string>> = {},
  engine: Engine = 'draft',
  ofShow: EpisodeCast = {},
): readonly CastRow[] {
  const speakers = map.speakers.map((speaker) => ({ ...speaker, spellings: [] }))
  const members = resolveCast({ speakers }, castSources({ cast, givenVoices }, map.cast, ofShow))
  const [choice, named, shared] = [cast, map.cast, ofShow].map(castLookUp)
  const wanted = [...members].map(([speaker, { voice }]) => ({ speaker, voice }))
  const standIns = standInsFor(wanted, engine)
  return map.speakers.flatMap(({ name, turns, words }) => {
    const member = members.get(name)
    if (member === undefined) return []
    const standIn = standIns.get(name)
    const chosen = choice?.(name)
    const isOfShow =
      chosen?.voice === undefined && named?.(name)?.voice === undefined && shared?.(name)?.voice !== undefined
    return [
      {
        ...member,
        speaker: name,
        turns,
        words,
        standIn: standIn === member.voice ? undefined : standIn,
        isOfShow,
        chosen: chosen !== undefined && Object.keys(chosen).length > 0 ? chosen : undefined,
      },
    ]
  })
}

/** Voices that are none of ours: Google has two thousand more, and says itself which of them it does not know. */
function ofGoogle(wanted: Wanted): readonly string[] {
  const own = new Set([...draftVoices, ...geminiVoices].map(({ name }) => plainName(name)))
  return wanted.map(({ voice }) => voice).filter((voice) => !own.has(plainName(voice)))
}

type Wanted = readonly { readonly speaker: string; readonly voice: string }[]

function standInsFor(wanted: Wanted, engine: Engine): ReadonlyMap<string, string> {
  try {
    if (engine === 'gemini') return castGeminiVoices(wanted, ofGoogle(wanted))
    return new Map(Array.from(castDraftVoices(wanted), ([speaker, { name }]) => [speaker, name]))
  } catch (error) {
    // A script may name a voice that does not exist, or one of Google's library; the panel then shows the name as it
    // stands.
    if (error instanceof StudioError) return new Map()
    throw error
  }
}
