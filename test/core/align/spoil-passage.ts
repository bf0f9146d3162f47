import type { TruePassage } from './build-passage.ts'

/** The audio of a passage with one inner turn left out, or said twice: the script no longer fits it. */
export function spoilPassage(
  { pcm, gaps }: TruePassage,
  fault: 'left out' | 'said twice',
  random: () => number,
): Int16Array {
  const middles = gaps.map(({ start, end }) => (start + end) >> 1)
  const turn = Math.floor(random() * (middles.length - 1))
  const from = middles[turn] ?? 0
  const to = middles[turn + 1] ?? pcm.length
  const before = pcm.subarray(0, fault === 'left out' ? from : to)
  const after = pcm.subarray(fault === 'left out' ? to : from)
  const spoiled = new Int16Array(before.length + after.length)
  spoiled.set(before)
  spoiled.set(after, before.length)
  return spoiled
}
