/** How the cover of an episode without a picture is drawn; the same title always gives the same cover. */
export type CoverDesign = {
  readonly pattern: 'arcs' | 'bars' | 'ridges' | 'discs'
  /** Degrees in OKLCH. */
  readonly hue: number
  readonly seed: number
}

const patterns = ['arcs', 'bars', 'ridges', 'discs'] as const
const hues = [250, 62, 165, 345, 210, 28, 300, 110]

/** The design that belongs to a title. */
export function coverDesign(title: string): CoverDesign {
  const seed = hashOf(title)
  return {
    pattern: patterns[(seed >>> 3) % patterns.length] ?? 'arcs',
    hue: hues[(seed >>> 11) % hues.length] ?? 250,
    seed,
  }
}

/** Numbers in 0…1 that depend on nothing but the seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** FNV-1a, 32 bits, stirred as MurmurHash3 ends. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  // Titles differ little; every bit of the hash must not.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
