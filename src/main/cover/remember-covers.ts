import type { Covers } from './covers.ts'

/** Covers that prepare each picture once: most episodes of a show have the same. For one piece of work. */
export function rememberCovers(covers: Covers): Covers {
  const prepared = new Map<string, ReturnType<Covers['prepare']>>()
  return {
    draw: (order, signal) => covers.draw(order, signal),
    prepare: (path, signal) => {
      const found = prepared.get(path) ?? covers.prepare(path, signal)
      prepared.set(path, found)
      return found
    },
  }
}
