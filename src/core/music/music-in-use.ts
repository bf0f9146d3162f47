/** What of a piece of music decides how it is placed. */
export type PieceFacts = {
  /** SHA-256 of its file, hex. */
  readonly key: string
  readonly seconds: number
  /** LUFS, one channel measured as it sounds from two loudspeakers; null where nothing is loud enough to measure. */
  readonly loudness: number | null
}

/** The music of one episode: what its cues can name, and what it has besides. */
export type MusicInUse = {
  /** The piece a cue means; undefined where there is none of that name. */
  readonly named: (name: string) => PieceFacts | undefined
  readonly intro?: PieceFacts | undefined
  readonly outro?: PieceFacts | undefined
  readonly bed?: PieceFacts | undefined
}

export const noMusic: MusicInUse = { named: () => undefined }
