import { useState } from 'react'

export type InspectorTab = 'cast' | 'takes' | 'listen' | 'episode'

export type InspectorView = {
  readonly isShown: boolean
  readonly tab: InspectorTab
  /** A tab that was asked for from elsewhere is to have the focus; another number with each wish. */
  readonly focusWish: number
  readonly setTab: (tab: InspectorTab) => void
  readonly toggle: () => void
  /** Shows a tab and gives it the focus. */
  readonly reveal: (tab: InspectorTab) => void
}

/** What the inspector shows, if anything. */
export function useInspector(): InspectorView {
  const [isShown, setShown] = useState(true)
  const [tab, setTab] = useState<InspectorTab>('cast')
  const [focusWish, setFocusWish] = useState(0)
  return {
    isShown,
    tab,
    focusWish,
    setTab(wanted) {
      setFocusWish(0)
      setTab(wanted)
    },
    toggle: () => setShown(!isShown),
    reveal(wanted) {
      setShown(true)
      setTab(wanted)
      setFocusWish(focusWish + 1)
    },
  }
}
