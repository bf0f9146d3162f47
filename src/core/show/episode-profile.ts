import type { LoudnessPreset } from '../export/loudness-preset.ts'
import type { Script } from '../script/script.ts'
import { usualDisclosure } from './disclosure-text.ts'
import type { Disclosure, ShowMusic, ShowProfile } from './show-profile.ts'

/** What `episode.json` says of an episode beside its script; null for a piece of music that is not wanted. */
export type EpisodeFacts = {
  readonly title: string
  readonly show?: string | undefined
  readonly details: {
    readonly author?: string | undefined
    readonly description?: string | undefined
    readonly number?: number | undefined
    readonly season?: number | undefined
    readonly date?: string | undefined
    readonly link?: string | undefined
    readonly isExplicit?: boolean | undefined
    readonly cover?: string | undefined
  }
  readonly music: { readonly [Part in keyof ShowMusic]?: string | null | undefined }
}

/** What an exported or published episode says of itself and is made with: its own word first, then its show's. */
export type EpisodeProfile = {
  readonly title: string
  /** The show's title as it is today, or the name that the script has for one that is not in the library. */
  readonly show: string | undefined
  readonly author: string | undefined
  /** Of the episode alone. */
  readonly description: string | undefined
  readonly number: number | undefined
  readonly season: number | undefined
  /** ISO 8601. */
  readonly date: string | undefined
  readonly link: string | undefined
  /** BCP 47. */
  readonly language: string | undefined
  readonly isExplicit: boolean
  readonly copyright: string | undefined
  readonly loudness: LoudnessPreset
  readonly music: ShowMusic
  /** A file name in the folder of the episode or of the show; undefined: one is drawn from the title. */
  readonly cover: { readonly of: 'episode' | 'show'; readonly file: string } | undefined
  /** Its text is empty where a show wants none. */
  readonly disclosure: Disclosure
}

/** See `EpisodeProfile`. */
export function episodeProfile(
  show: ShowProfile | undefined,
  { title, show: named, details, music }: EpisodeFacts,
  script: Pick<Script, 'frontMatter'>,
): EpisodeProfile {
  const part = (name: keyof ShowMusic) =>
    music[name] === null ? undefined : (music[name] ?? show?.music[name])
  return {
    title,
    show: show?.title ?? script.frontMatter?.show ?? named,
    author: details.author ?? show?.author,
    description: details.description,
    number: details.number,
    season: details.season,
    date: details.date,
    link: details.link,
    language: script.frontMatter?.language ?? show?.language,
    isExplicit: details.isExplicit ?? show?.feed.isExplicit ?? false,
    copyright: show?.feed.copyright,
    loudness: show?.loudness ?? 'podcast',
    music: { intro: part('intro'), outro: part('outro'), bed: part('bed') },
    cover: coverOf(details.cover, show?.cover),
    disclosure: show?.disclosure ?? { text: usualDisclosure },
  }
}

function coverOf(own: string | undefined, shared: string | undefined): EpisodeProfile['cover'] {
  if (own !== undefined) return { of: 'episode', file: own }
  return shared === undefined ? undefined : { of: 'show', file: shared }
}
