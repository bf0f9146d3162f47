import type { Flite } from './flite.ts'

const mostWords = 20_000

/** Knows how words sound, asking Flite once for each. */
export type SoundBook = { lookUp(words: readonly string[]): string[][] }

export function createSoundBook(flite: Pick<Flite, 'sounds'>): SoundBook {
  const known = new Map<string, string[]>()
  return {
    lookUp(words) {
      if (known.size > mostWords) known.clear()
      const fresh = [...new Set(words)].filter((word) => !known.has(word))
      const sounds = fresh.length === 0 ? [] : flite.sounds(fresh)
      for (const [index, word] of fresh.entries()) known.set(word, sounds[index] ?? [])
      return words.map((word) => known.get(word) ?? [])
    },
  }
}
