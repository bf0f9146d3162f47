import { isAudioFormat, type ExportFormat } from './export-format.ts'

export type SizeOf = {
  readonly seconds: number
  readonly channels: 1 | 2
  /** Bits a second, for what is lossy. */
  readonly bitrate: number
  /** Tracks of the stems. */
  readonly tracks: number
  /** Whether music plays: the finished audio is truly of two channels then, and the stems have a track of two more. */
  readonly hasMusic: boolean
  /** Hz of the stems. */
  readonly stemRate: number
}

const rate = 44_100
/** What FLAC leaves of each channel of 16-bit speech with its pauses, and with music under it. */
const flacShare = { speech: 0.5, music: 0.6 } as const
/** Bytes of text a second of speech, with times and names around it. */
const textBytes = 25
/** Tags and a cover. */
const tagBytes = 200_000

/** About how large an exported file will be, bytes. */
export function estimateSize(format: ExportFormat, size: SizeOf): number {
  const { seconds, channels, bitrate, hasMusic } = size
  const pcm = seconds * rate * channels * 2
  if (format === 'stems') return seconds * size.stemRate * 4 * (size.tracks + (hasMusic ? 2 : 0))
  if (!isAudioFormat(format)) return Math.round(seconds * textBytes)
  if (format === 'wav') return Math.round(pcm)
  // Two channels that are alike take the room of one.
  if (format === 'flac')
    return Math.round(hasMusic ? pcm * flacShare.music : (pcm / channels) * flacShare.speech) + tagBytes
  return Math.round((seconds * bitrate) / 8) + tagBytes
}
