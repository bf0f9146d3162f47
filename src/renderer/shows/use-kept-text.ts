import { useEffect, useRef, useState } from 'react'

/**
 * A text that is saved when its field is left, or with Enter; Escape puts back what was there. What is typed when the
 * field goes from the page is saved, too.
 */
export function useKeptText(known: string, save: (text: string) => void) {
  const [typed, setTyped] = useState<string>()
  const latest = useRef<{ typed: string | undefined; keep: () => void }>({ typed, keep: () => undefined })
  const keep = () => {
    if (typed === undefined) return
    setTyped(undefined)
    if (typed.trim() !== known) save(typed.trim())
  }
  useEffect(() => {
    latest.current = { typed, keep }
  })
  useEffect(() => () => latest.current.keep(), [])
  return { text: typed ?? known, setText: setTyped, keep, putBack: () => setTyped(undefined) }
}
