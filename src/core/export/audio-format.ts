/** A kind of audio file that an episode can be exported as. */
export type AudioFormat = 'wav' | 'mp3' | 'm4a' | 'flac' | 'opus'

export type AudioFormatFacts = {
  readonly id: AudioFormat
  readonly name: string
  /** Of the file name, without the dot. */
  readonly extension: string
  /** https://www.iana.org/assignments/media-types */
  readonly mediaType: string
  /** Whether what is heard differs from what was put in, so that the file itself has to be measured. */
  readonly isLossy: boolean
  /** Hz that it is written at. */
  readonly rate: 44_100 | 48_000
}

export const audioFormats: Readonly<Record<AudioFormat, AudioFormatFacts>> = {
  mp3: { id: 'mp3', name: 'MP3', extension: 'mp3', mediaType: 'audio/mpeg', isLossy: true, rate: 44_100 },
  m4a: {
    id: 'm4a',
    name: 'M4A (AAC)',
    extension: 'm4a',
    mediaType: 'audio/mp4',
    isLossy: true,
    rate: 44_100,
  },
  wav: { id: 'wav', name: 'WAV', extension: 'wav', mediaType: 'audio/wav', isLossy: false, rate: 44_100 },
  flac: {
    id: 'flac',
    name: 'FLAC',
    extension: 'flac',
    mediaType: 'audio/flac',
    isLossy: false,
    rate: 44_100,
  },
  // Opus knows 48 kHz and its whole parts only (RFC 6716, 2.1.3).
  opus: {
    id: 'opus',
    name: 'Ogg Opus',
    extension: 'opus',
    mediaType: 'audio/ogg',
    isLossy: true,
    rate: 48_000,
  },
}
