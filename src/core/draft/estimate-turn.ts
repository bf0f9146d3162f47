import { speechSegments } from '../script/speech-text.ts'
import { foldText } from './fold-text.ts'
import { soundSeconds } from './plan-turn.ts'

/** Characters a second, spaces and pauses between sentences included: the mean of the eight voices. */
const charactersASecond = 15.5
/** A figure is a word. */
const secondsAFigure = 0.3

/** About how long the draft voices take for a turn, seconds. Never refuses. */
export function estimateTurn(turn: { readonly text: string; readonly pace: number }): number {
  let seconds = 0
  let sounds = 0
  for (const segment of speechSegments(turn.text)) {
    if (segment.kind === 'pause') seconds += segment.seconds
    else if (segment.kind === 'tag' && segment.known) sounds++
    if (segment.kind !== 'words') continue
    for (const { text } of foldText(segment.text)) {
      const figures = text.replaceAll(/\D/gu, '').length
      seconds += ((text.length + 1 - figures) / charactersASecond + figures * secondsAFigure) / turn.pace
    }
  }
  return seconds === 0 ? sounds * soundSeconds : seconds
}
