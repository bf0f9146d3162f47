import type { EpisodeAudio } from '../components/episode-types.ts'

/** The turn that is heard at a time, or the last before it. */
export function turnHeardAt({ turns }: EpisodeAudio, time: number): number {
  let low = 0
  let high = turns.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((turns[middle]?.start ?? 0) <= time) low = middle + 1
    else high = middle
  }
  return low - 1
}
