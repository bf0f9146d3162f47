import { monoOffset } from './loudness-preset.ts'

/**
 * LUFS of finished audio as any meter reads its file (ITU-R BS.1770-4). `loudness`: LUFS as it sounds from two loudspeakers,
 * which is how targets and masters count, whatever the channels; null for silence.
 */
export function measuredLoudness(loudness: number | null, channels: number): number | null {
  return loudness === null || channels !== 1 ? loudness : loudness - monoOffset
}

/**
 * A loudness for people: "−16.0 LUFS", "−19.0 LUFS in mono". `measured`: LUFS as meters read the file; `channels`: undefined
 * where they are not known.
 */
export function spellLoudness(measured: number | null, channels: number | undefined): string {
  if (measured === null) return 'too quiet to measure'
  return `${measured.toFixed(1).replace('-', '−')} LUFS${channels === 1 ? ' in mono' : ''}`
}
