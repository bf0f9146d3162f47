import type { Speaker, Turn } from './script.ts'

/** The speakers of a script in order of first appearance. `words`: how many each of the turns has. */
export function listSpeakers(
  source: string,
  turns: readonly Turn[],
  words: readonly number[],
): readonly Speaker[] {
  const found = new Map<string, { readonly spellings: Set<string>; turns: number; words: number }>()
  for (const { speaker, nameRange, index } of turns) {
    let sums = found.get(speaker)
    if (sums === undefined) {
      sums = { spellings: new Set(), turns: 0, words: 0 }
      found.set(speaker, sums)
    }
    sums.turns++
    sums.words += words[index] ?? 0
    if (nameRange !== undefined) sums.spellings.add(source.slice(nameRange.start, nameRange.end))
  }
  return Array.from(found, ([name, sums]) => ({ name, ...sums, spellings: [...sums.spellings] }))
}
