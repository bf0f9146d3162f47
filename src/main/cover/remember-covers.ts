import type { Covers } from './covers.ts'

/** Pictures that are held at once, of 512 kB at most: the show's, and those of episodes and chapters under way. */
const HELD = 16

/** Covers that prepare each picture once: most episodes of a show have the same. For one piece of work. */
export function rememberCovers(covers: Covers): Covers {
  const prepared = new Map<string, ReturnType<Covers['prepare']>>()
  return {
    draw: (order, signal) => covers.draw(order, signal),
    prepare: (path, signal) => {
      const found = prepared.get(path) ?? covers.prepare(path, signal)
      // What was asked for last stands last.
      prepared.delete(path)
      prepared.set(path, found)
      const [oldest] = prepared.keys()
      if (prepared.size > HELD && oldest !== undefined) prepared.delete(oldest)
      return found
    },
  }
}
