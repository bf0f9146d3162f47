import { useEffect, type RefObject } from 'react'

/** Keeps an element at the top of what scrolls while its surroundings are still coming in, until the user does something. */
export function useStayInView(target: RefObject<HTMLElement | null>, isWanted: boolean): void {
  useEffect(() => {
    const element = target.current
    const around = element?.parentElement
    if (!isWanted || element === null || around === null || around === undefined) return undefined
    const observer = new ResizeObserver(() => element.scrollIntoView())
    element.scrollIntoView()
    observer.observe(around)
    const stop = () => observer.disconnect()
    const acts = ['wheel', 'pointerdown', 'keydown'] as const
    for (const act of acts) window.addEventListener(act, stop)
    return () => {
      stop()
      for (const act of acts) window.removeEventListener(act, stop)
    }
  }, [target, isWanted])
}
