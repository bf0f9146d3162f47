/** What kind of audio lies in a file, told by its content. */
export type AudioKind = 'wav' | 'mp3' | 'aac' | 'flac' | 'vorbis' | 'opus'

/** An audio file opened for one pass from its first to its last sample. */
export type AudioSource = {
  readonly kind: AudioKind
  /** Hz. */
  readonly rate: number
  /** As in the file; more than two are mixed down to two. */
  readonly channels: 1 | 2
  /**
   * Interleaved samples, −1…1, in blocks that are good until the next is asked for; what an encoder put before and
   * after the sound is left out where the file says how much that is. Throws StudioError `audio-damaged`.
   */
  blocks(): AsyncGenerator<Float32Array, void, undefined>
  close(): Promise<void>
}
