/**
 * Moves the borders between the cues of a turn just so far that each stays as long as it needs; where the turn is too short
 * for all of them, they share it by need. The first and the last border stay where they are. Seconds.
 */
export function holdSpeed(borders: readonly number[], needs: readonly number[]): readonly number[] {
  const [start = 0, end = 0] = [borders[0], borders.at(-1)]
  const wanted = needs.reduce((sum, need) => sum + need, 0)
  const share = wanted > end - start ? (end - start) / wanted : 1
  const held = [...borders]
  for (let at = 1; at < needs.length; at++)
    held[at] = Math.max(held[at] ?? 0, (held[at - 1] ?? 0) + share * (needs[at - 1] ?? 0))
  for (let at = needs.length - 1; at > 0; at--)
    held[at] = Math.min(held[at] ?? 0, (held[at + 1] ?? 0) - share * (needs[at] ?? 0))
  return held
}
