/**
 * What directories of podcasts take for a cover (https://podcasters.apple.com/support/896-artwork-requirements), and
 * what a picture may be that one is made from.
 */
export const coverLimits = {
  /** Pixels a side. */
  leastSide: 1400,
  mostSide: 3000,
  bytes: 512_000,
  sourceSide: 6000,
  sourceBytes: 40_000_000,
} as const
