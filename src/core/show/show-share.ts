import { castLookUp } from '../cast/resolve-cast.ts'
import type { CastEntry, Script } from '../script/script.ts'
import type { ShowProfile } from './show-profile.ts'

/** What an episode has from its show of all that is heard of it. */
export type ShowShare = {
  /** By the script's names of its speakers: what neither the episode nor its script says of them. */
  readonly cast: Readonly<Record<string, CastEntry>>
  readonly language: string | undefined
  /** The line at its end. */
  readonly spoken: string | undefined
}

/** What of a show is heard. */
export type HeardShow = Pick<ShowProfile, 'cast' | 'language' | 'disclosure'>

/** See `ShowShare`; undefined where nothing that is heard comes from the show. `chosen`: the episode's own cast. */
export function showShare(
  show: HeardShow | undefined,
  script: Pick<Script, 'speakers' | 'frontMatter' | 'turns'>,
  chosen: Readonly<Record<string, CastEntry>>,
): ShowShare | undefined {
  if (show === undefined || script.turns.length === 0) return undefined
  const stronger = [chosen, script.frontMatter?.cast ?? {}].map(castLookUp)
  const ofShow = castLookUp(show.cast)
  const cast = script.speakers.flatMap(({ name }): [string, CastEntry][] => {
    const entry = ofShow(name) ?? {}
    const said = stronger.map((find) => find(name) ?? {})
    const { voice, style, pace } = entry
    const left: CastEntry = {
      ...(voice === undefined || said.some((other) => other.voice !== undefined) ? {} : { voice }),
      ...(style === undefined || said.some((other) => other.style !== undefined) ? {} : { style }),
      ...(pace === undefined || said.some((other) => other.pace !== undefined) ? {} : { pace }),
    }
    return Object.keys(left).length === 0 ? [] : [[name, left]]
  })
  const language = script.frontMatter?.language === undefined ? show.language : undefined
  const spoken = show.disclosure.spoken?.trim() || undefined
  if (cast.length === 0 && language === undefined && spoken === undefined) return undefined
  return { cast: Object.fromEntries(cast), language, spoken }
}
