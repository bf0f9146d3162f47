import type { CaptionCue, CaptionOptions } from './caption-cue.ts'
import { captionCues } from './caption-cues.ts'
import type { SpokenLine } from './spoken-line.ts'

/** The captions of an episode for all formats: each kind is worked out once, when the first format asks for it. */
export type Captions = {
  /** For formats that name the speaker beside the text. */
  readonly plain: () => readonly CaptionCue[]
  /** For formats that do not: a speaker's first words begin with the name. */
  readonly named: () => readonly CaptionCue[]
}

/** See `captionCues`. The two kinds share no words: to keep them costs the collector more than to take the text apart again. */
export function captionsOf(
  lines: readonly SpokenLine[],
  options: Omit<CaptionOptions, 'isNamed'> = {},
): Captions {
  let plain: readonly CaptionCue[] | undefined
  let named: readonly CaptionCue[] | undefined
  return {
    plain: () => (plain ??= captionCues(lines, options)),
    named: () => (named ??= captionCues(lines, { ...options, isNamed: true })),
  }
}
