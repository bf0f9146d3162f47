import { nearestWord } from '../text/nearest-word.ts'
import { makeProblem } from '../script/problems.ts'
import type { Cue, Problem } from '../script/script.ts'
import { secondsLeft } from './heard-seconds.ts'
import type { MusicInUse } from './music-in-use.ts'

/** Letters that a name may be wrong by, to be taken for another. */
const slips = 2

/** Cues of a script that play nothing, as there is no such piece, or it is over before it begins. `names`: those there are. */
export function musicRemarks(
  cues: readonly Cue[],
  music: Pick<MusicInUse, 'named'>,
  names: Iterable<string>,
): readonly Problem[] {
  const known = [...names]
  return cues.flatMap((cue): Problem[] => {
    if (cue.cue !== 'music' || cue.name === '') return []
    const { line, nameRange: range, name: written, options } = cue
    const piece = music.named(written)
    if (piece !== undefined && secondsLeft(piece, options) > 0) return []
    if (piece !== undefined)
      return [
        makeProblem('music-over', { line, range, written, meant: `${Math.round(piece.seconds)} seconds` }),
      ]
    return [unknownMusic({ line, range, written }, known)]
  })
}

/** There is no piece of this name. */
export function unknownMusic(
  place: Pick<Problem, 'line' | 'range'> & { readonly written: string },
  names: readonly string[],
): Problem {
  const near = nearestWord(place.written, names, slips)
  if (near === undefined) return makeProblem('music-unknown', place)
  const fix = { label: `Change to ${near}`, range: place.range, text: near }
  return makeProblem('music-misnamed', { ...place, meant: near, fix })
}
