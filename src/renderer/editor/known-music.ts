import { StateEffect, StateField } from '@codemirror/state'
import type { MusicNames } from '../music/music-names.ts'

export const setKnownMusic = StateEffect.define<MusicNames>()

/** The names of music that cues can say; undefined until they are known. */
export const knownMusic = StateField.define<MusicNames | undefined>({
  create: () => undefined,
  update(names, { effects }) {
    return effects.findLast((effect) => effect.is(setKnownMusic))?.value ?? names
  },
})
