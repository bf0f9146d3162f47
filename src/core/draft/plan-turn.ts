import { StudioError } from '../../shared/studio-error.ts'
import { speechSegments } from '../script/speech-text.ts'
import { foldText, type FoldedToken } from './fold-text.ts'
import { otherScript } from './other-script.ts'
import { splitPieces } from './split-pieces.ts'

/** A stretch of a turn: words, in pieces of one call each, or silence in seconds. */
export type DraftPart =
  | { readonly kind: 'speech'; readonly pieces: readonly (readonly FoldedToken[])[] }
  | { readonly kind: 'silence'; readonly seconds: number }

/** About 35 s of the slowest voice at its own pace. */
const longestPiece = 450
/** A laugh or a sigh with no words around it is as long a silence, seconds. */
export const soundSeconds = 0.5
/** What one turn may hold at a voice's own pace: about 50 minutes. */
const mostCharacters = 45_000

/**
 * What the draft voices do for a turn. Tags and backchannels are not spoken; words on both sides of one belong
 * together. `place` names the turn in messages. Throws StudioError('unspeakable-text') for what cannot be said: other
 * scripts, nothing at all, more than 50 minutes.
 */
export function planTurn(turn: {
  readonly text: string
  readonly pace: number
  readonly place: string
}): DraftPart[] {
  const parts: DraftPart[] = []
  let tokens: FoldedToken[] = []
  let written = ''
  let sounds = 0
  const endSpeech = () => {
    const pieces = splitPieces(tokens, longestPiece * turn.pace)
    if (pieces.length > 0) parts.push({ kind: 'speech', pieces })
    tokens = []
  }
  if (turn.text.length > mostCharacters * turn.pace) {
    throw unspeakable(
      `It would take more than 50 minutes to speak ${turn.place} in one turn; part it into several.`,
    )
  }
  for (const segment of speechSegments(turn.text)) {
    if (segment.kind === 'words') {
      written += segment.text
      tokens.push(...foldText(segment.text, segment.start))
    } else if (segment.kind === 'pause') {
      endSpeech()
      parts.push({ kind: 'silence', seconds: segment.seconds })
    } else if (segment.kind === 'tag' && segment.known) sounds++
  }
  endSpeech()

  const script = otherScript(written)
  if (script !== undefined) {
    throw unspeakable(`The draft voices speak English only, and ${turn.place} is written in ${script}.`)
  }
  if (parts.length > 0) return parts
  if (sounds === 0 || /[\p{L}\p{N}]/u.test(written)) {
    throw unspeakable(`There is nothing the draft voices can say in ${turn.place}.`)
  }
  return [{ kind: 'silence', seconds: sounds * soundSeconds }]
}

function unspeakable(sentence: string): StudioError {
  return new StudioError('unspeakable-text', sentence)
}
