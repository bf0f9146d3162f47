import { plainName } from '../cast/plain-name.ts'
import type { ShowProfile } from './show-profile.ts'

/** Titles that are remembered; `show.json` takes no more. */
const MOST = 200

/** A show under another title. Scripts that name the old one still belong to it. */
export function renameShow<Show extends Pick<ShowProfile, 'title' | 'formerTitles'>>(
  show: Show,
  title: string,
): Show {
  const isNew = (former: string) => plainName(former) !== plainName(title)
  const formerTitles = [...new Set([...show.formerTitles, show.title])].filter(isNew).slice(-MOST)
  return { ...show, title, formerTitles }
}
