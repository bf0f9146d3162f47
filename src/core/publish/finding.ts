/** Something about a feed that Apple Podcasts or Spotify would refuse, or that would be better otherwise. */
export type Finding = {
  /** Its rule, for tests and for help. */
  readonly rule: string
  readonly level: 'refused' | 'advice'
  /** The id of the episode that it is about; absent where it is about the show. */
  readonly episode?: string | undefined
  /** One plain sentence: what is wrong. */
  readonly message: string
  /** And what to do about it. */
  readonly wayOut: string
}
