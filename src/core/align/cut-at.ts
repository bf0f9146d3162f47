import { speechEdges } from '../audio/speech-edges.ts'

/**
 * Where a turn lies in a passage, in samples: `start` is the first, `end` the one after the last. Cuts touch: each ends
 * where the next starts, in the gap. Speech is what is heard inside a cut; both its edges are `start` when nothing is.
 */
export type TurnCut = {
  readonly start: number
  readonly end: number
  readonly speechStart: number
  readonly speechEnd: number
}

/** A passage cut at the given samples, rising. */
export function cutAt(pcm: Int16Array, rate: number, at: readonly number[]): TurnCut[] {
  const edges = [0, ...at.map(Math.round), pcm.length]
  return edges.slice(1).map((end, index) => {
    const start = edges[index] ?? 0
    const speech = speechEdges(pcm.subarray(start, end), rate)
    return { start, end, speechStart: start + speech.start, speechEnd: start + speech.end }
  })
}
