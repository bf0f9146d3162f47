/** What an exported episode's loudness is brought to. */
export type LoudnessPreset = 'podcast' | 'spotify' | 'broadcast' | 'off'

export type LoudnessGoal = {
  /** LUFS of the file as it is measured with the channels it has; a mono file reads 3.01 LU below the same sound in two. */
  readonly loudness: number
  /** Highest true peak, dBTP, of the file as it is decoded. */
  readonly ceiling: number
}

type PresetFacts = {
  readonly name: string
  /** LUFS from two loudspeakers. */
  readonly loudness: number | undefined
}

/**
 * Apple asks for −16 LUFS and at most −1 dBTP (https://podcasters.apple.com/support/893-audio-requirements), Spotify for
 * −14, European broadcasters for −23 (EBU R 128).
 */
export const loudnessPresets: Readonly<Record<LoudnessPreset, PresetFacts>> = {
  podcast: { name: 'Podcast (−16 LUFS; −19 in mono)', loudness: -16 },
  spotify: { name: 'Spotify (−14 LUFS; −17 in mono)', loudness: -14 },
  broadcast: { name: 'Broadcast (−23 LUFS; −26 in mono)', loudness: -23 },
  off: { name: 'As it is', loudness: undefined },
}

/** LU that one channel reads below the same sound from two loudspeakers: 10·log10(2). */
export const monoOffset = 3.01

/** The goal of a preset for a file of one or two channels; undefined where the level is left as it is. */
export function loudnessGoal(preset: LoudnessPreset, channels: 1 | 2): LoudnessGoal | undefined {
  const { loudness } = loudnessPresets[preset]
  if (loudness === undefined) return undefined
  return { loudness: channels === 1 ? loudness - monoOffset : loudness, ceiling: -1 }
}
