import type { LoudnessPreset } from '../export/loudness-preset.ts'
import type { ShowFeed, ShowMusic, ShowProfile } from './show-profile.ts'
import { renameShow } from './rename-show.ts'

/** Some of a show to be changed. An empty text takes a member away. The cast is changed where its file is. */
export type ShowChanges = {
  readonly title?: string
  readonly author?: string
  readonly description?: string
  readonly language?: string
  readonly music?: { readonly [Part in keyof ShowMusic]?: string }
  readonly loudness?: LoudnessPreset
  readonly feed?: { readonly [Part in Exclude<keyof ShowFeed, 'guid' | 'isExplicit'>]?: string } & {
    readonly isExplicit?: boolean
  }
  readonly disclosure?: { readonly text?: string; readonly spoken?: string }
}

/** A show with what is to be changed of it. Spaces around texts go; members that are not known stay. */
export function changeShow<Show extends ShowProfile>(show: Show, changes: ShowChanges): Show {
  const { title, loudness, music, feed, disclosure, author, description, language } = changes
  const renamed = title === undefined || title === show.title ? show : renameShow(show, title)
  return {
    ...renamed,
    ...texts({ author, description, language }),
    ...(loudness === undefined ? {} : { loudness }),
    ...(music === undefined ? {} : { music: { ...show.music, ...texts(music) } }),
    ...(feed === undefined ? {} : { feed: { ...show.feed, ...changedFeed(feed) } }),
    ...(disclosure === undefined
      ? {}
      : {
          disclosure: {
            ...show.disclosure,
            ...(disclosure.text === undefined ? {} : { text: disclosure.text.trim() }),
            ...texts({ spoken: disclosure.spoken }),
          },
        }),
  }
}

function changedFeed({ isExplicit, ...rest }: NonNullable<ShowChanges['feed']>) {
  return { ...texts(rest), ...(isExplicit === undefined ? {} : { isExplicit }) }
}

/** The members that are given; one that is empty is there as undefined, which no file keeps. */
function texts(members: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  const given = Object.entries(members).flatMap(([name, text]): [string, string | undefined][] =>
    text === undefined ? [] : [[name, text.trim() || undefined]],
  )
  return Object.fromEntries(given)
}
