import { createContext, use, useState } from 'react'
import { changeShow } from '../../core/show/change-show.ts'
import type { Show, ShowChanges } from './show-types.ts'
import { useShowActions } from './use-show-actions.ts'

type Change = (changes: ShowChanges) => Promise<boolean>
type Ahead = { readonly changes: ShowChanges; readonly base: Show; readonly isSaved: boolean }

/** Changes the show of the page. Resolves to whether it was saved. */
export const ChangeShowContext = createContext<Change>(() => Promise.resolve(false))

export function useChangeShow(): Change {
  return use(ChangeShowContext)
}

/** A show as it is about to be: what was changed is shown at once, and put back where it cannot be saved. */
export function useShownShow(show: Show): { readonly shown: Show; readonly change: Change } {
  const actions = useShowActions()
  const [ahead, setAhead] = useState<readonly Ahead[]>([])
  // A saved change is in whatever main has told since.
  const open = ahead.filter(({ base, isSaved }) => !isSaved || base === show)
  return {
    shown: open.reduce((before, { changes }) => applyChanges(before, changes), show),
    async change(changes) {
      const mine: Ahead = { changes, base: show, isSaved: false }
      setAhead([...open, mine])
      const isSaved = await actions.change(show.id, changes)
      setAhead((now) =>
        isSaved
          ? now.map((one) => (one === mine ? { ...mine, isSaved } : one))
          : now.filter((one) => one !== mine),
      )
      return isSaved
    },
  }
}

export function applyChanges(show: Show, { cast, ...changes }: ShowChanges): Show {
  const changed = changeShow(show, changes)
  return cast === undefined ? changed : { ...changed, cast }
}
