import { isAudioFormat, type ExportFormat } from './export-format.ts'

export type SizeOf = {
  readonly seconds: number
  readonly channels: 1 | 2
  /** Bits a second, for what is lossy. */
  readonly bitrate: number
  /** Tracks of the stems. */
  readonly tracks: number
  /** Hz of the stems. */
  readonly stemRate: number
}

const rate = 44_100
/** What FLAC leaves of 16-bit speech with its pauses; music leaves more. */
const flacShare = 0.5
/** Bytes of text a second of speech, with times and names around it. */
const textBytes = 25
/** Tags and a cover. */
const tagBytes = 200_000

/** About how large an exported file will be, bytes. */
export function estimateSize(format: ExportFormat, size: SizeOf): number {
  const { seconds, channels, bitrate } = size
  const pcm = seconds * rate * channels * 2
  if (format === 'stems') return seconds * size.stemRate * 4 * size.tracks
  if (!isAudioFormat(format)) return Math.round(seconds * textBytes)
  if (format === 'wav') return Math.round(pcm)
  if (format === 'flac') return Math.round(pcm * flacShare) + tagBytes
  return Math.round((seconds * bitrate) / 8) + tagBytes
}
