import { plainName } from '../cast/plain-name.ts'
import type { ShowProfile } from './show-profile.ts'

/**
 * The show that a name means: one whose title it is, else one that had it as its title before. Letter case, accents and
 * spaces make no difference. Of several the first is meant.
 */
export function findShow<Show extends Pick<ShowProfile, 'title' | 'formerTitles'>>(
  shows: readonly Show[],
  name: string | undefined,
): Show | undefined {
  const wanted = plainName(name ?? '')
  if (wanted === '') return undefined
  return (
    shows.find(({ title }) => plainName(title) === wanted) ??
    shows.find(({ formerTitles }) => formerTitles.some((title) => plainName(title) === wanted))
  )
}
