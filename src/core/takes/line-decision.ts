/** What a person decided about a line of an episode. */
export type LineDecision = {
  /** Which take is to be heard, made already or not: the `number`th of the words, voice and manner whose first take is `of`. */
  readonly pick?:
    | {
        readonly of: string
        readonly number: number
        /** The one that was heard when another was asked for. */
        readonly before?: number | undefined
      }
    | undefined
  /** The highest number that was ever asked for, so that every take of the line is found again. */
  readonly latest?: number | undefined
  /** The take that stays whatever is changed but the line itself: its words, and the style before them. */
  readonly lock?: string | undefined
  /** Takes that the checks doubted and the person found good. */
  readonly accepted?: string[] | undefined
  readonly note?: string | undefined
}

/** The decisions of an episode by `lineKey`; those of older versions by `wordsKey`. */
export type LineDecisions = Readonly<Record<string, LineDecision>>
