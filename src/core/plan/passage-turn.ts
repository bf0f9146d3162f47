/** One turn as the planner of passages sees it. */
export type PassageTurn = {
  /** Its place among the turns of the script. */
  readonly turn: number
  readonly speaker: string
  /** How long it is expected to last, seconds. */
  readonly seconds: number
  /** Stands for its words and manner: the key of its own take. */
  readonly key: string
  /** What lies between the turn before and this one. No passage goes over a chapter. */
  readonly before: 'nothing' | 'pause' | 'chapter'
}

/** How large passages may be. */
export type PassageLimits = {
  /** Speech of one request drifts when it is longer than this, seconds. */
  readonly seconds: number
  readonly turns: number
  readonly speakers: number
  /** Turns of one passage lie within so many seconds of the episode. */
  readonly window: number
}

/** The limits of Gemini's models (ai.google.dev/gemini-api/docs/speech-generation): quality drifts after about 2 minutes. */
export const passageLimits: PassageLimits = { seconds: 90, turns: 40, speakers: 2, window: 240 }
