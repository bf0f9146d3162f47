/** How many of `wanted` stand in `heard` in the same order: the length of the longest common subsequence. */
export function wordsFoundInOrder(wanted: readonly string[], heard: readonly string[]): number {
  let row = Array.from({ length: heard.length + 1 }, () => 0)
  for (const word of wanted) {
    const next = [0]
    for (const [index, other] of heard.entries()) {
      const here = word === other ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0)
      next.push(here)
    }
    row = next
  }
  return row.at(-1) ?? 0
}
