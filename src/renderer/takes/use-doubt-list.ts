import { useState } from 'react'
import type { Doubt } from './take-types.ts'

/** Which of the takes to listen to is selected, however the list changes. `onSelect` hears what the person selects. */
export function useDoubtList(doubts: readonly Doubt[], onSelect: (doubt: Doubt) => void) {
  const [wanted, setWanted] = useState<Pick<Doubt, 'turn' | 'take'> & { readonly at: number }>()
  const found = doubts.findIndex(({ turn, take }) => turn === wanted?.turn && take === wanted.take)
  // Where one is gone its place is kept, which is that of the next.
  const at = found >= 0 ? found : Math.min(wanted?.at ?? 0, doubts.length - 1)

  function select(index: number) {
    const doubt = doubts[index]
    if (doubt === undefined) return
    setWanted({ turn: doubt.turn, take: doubt.take, at: index })
    onSelect(doubt)
  }
  return {
    at,
    selected: doubts[at],
    select,
    /** Goes on from the one that has just been decided: to the next, or from the last back to the one before. */
    selectNext: () => select(at + 1 < doubts.length ? at + 1 : at - 1),
  }
}
