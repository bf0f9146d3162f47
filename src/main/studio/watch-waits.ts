import type { Wait } from '../engines/speech-engine.ts'

/**
 * Several passages are under way at once, and a render waits only while all of them do. Gives a listener for each
 * passage; `onWait` hears the wait that is over first, and undefined when something goes on.
 */
export function watchWaits(
  running: () => number,
  onWait: (wait: Wait | undefined) => void,
): () => (wait: Wait | undefined) => void {
  const waits = new Map<symbol, Wait>()
  let told: Wait | undefined
  return () => {
    const passage = Symbol('passage')
    return (wait) => {
      if (wait === undefined) waits.delete(passage)
      else waits.set(passage, wait)
      const isWaiting = waits.size > 0 && waits.size >= running()
      const first = isWaiting
        ? [...waits.values()].toSorted((a, b) => a.until.getTime() - b.until.getTime())[0]
        : undefined
      if (first === told) return
      told = first
      onWait(first)
    }
  }
}
