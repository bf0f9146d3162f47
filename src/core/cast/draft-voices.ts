/** One of the built-in voices: a voice of the Flite synthesizer and how it is bent to sound like somebody else. */
export type DraftVoice = {
  readonly name: string
  readonly character: string
  readonly gender: 'female' | 'male'
  /** Flite's own name for the voice underneath. */
  readonly base: 'slt' | 'rms' | 'awb' | 'kal16'
  /**
   * Rendered this many times as long, then played this many times as fast: the tempo stays, pitch and formants move
   * up above 1 and down below it.
   */
  readonly stretch: number
  /** Mean pitch asked of Flite, Hz; undefined is the voice's own. */
  readonly pitch: number | undefined
  /** Amplitude factor that brings the voice to about −23 LUFS; measured over half a minute of speech. */
  readonly gain: number
}

/** Flite's own rate for every base voice, Hz. */
const baseRate = 16_000

/** Samples a second at which what Flite rendered for this voice is to be played. */
export function playedRate(voice: Pick<DraftVoice, 'stretch'>): number {
  return Math.round(baseRate * voice.stretch)
}

/** Eight voices that are told apart at once. Fixed: a change here changes takes that exist. */
export const draftVoices: readonly DraftVoice[] = [
  {
    name: 'Clara',
    character: 'Clear',
    gender: 'female',
    base: 'slt',
    stretch: 1,
    pitch: undefined,
    gain: 0.448,
  },
  {
    name: 'Hugo',
    character: 'Calm',
    gender: 'male',
    base: 'rms',
    stretch: 1,
    pitch: undefined,
    gain: 0.837,
  },
  {
    name: 'Ruth',
    character: 'Low',
    gender: 'female',
    base: 'slt',
    stretch: 0.88,
    pitch: undefined,
    gain: 0.453,
  },
  {
    name: 'Angus',
    character: 'Scottish',
    gender: 'male',
    base: 'awb',
    stretch: 1,
    pitch: undefined,
    gain: 0.75,
  },
  { name: 'Ivy', character: 'Bright', gender: 'female', base: 'slt', stretch: 1, pitch: 220, gain: 0.389 },
  {
    name: 'Milo',
    character: 'Youthful',
    gender: 'male',
    base: 'rms',
    stretch: 1.12,
    pitch: undefined,
    gain: 0.828,
  },
  {
    name: 'Ewan',
    character: 'Light',
    gender: 'male',
    base: 'awb',
    stretch: 1.12,
    pitch: undefined,
    gain: 0.737,
  },
  {
    name: 'Otto',
    character: 'Matter-of-fact',
    gender: 'male',
    base: 'kal16',
    stretch: 1,
    pitch: undefined,
    gain: 1.863,
  },
]
