import type { Passage, SpeakOptions } from './speech-engine.ts'

/** Passages that were asked for together, and whose answers come later. */
export type Batch = {
  readonly passages: readonly Passage[]
  readonly since: Date
  /** When it is given up, and what is missing may be asked for again. */
  readonly until: Date
  /** That time has come: what there is of it is only to be collected. */
  readonly isOver: boolean
}

export type AheadOptions = Pick<SpeakOptions, 'signal' | 'onWait'> & {
  /** The episode that is spoken. Nobody else asks for its passages meanwhile. */
  readonly episode: string
  readonly shelf: NonNullable<SpeakOptions['shelf']>
}

/**
 * Speaking in batches. They live on when the program ends; `pending` finds them again. What has come lies on the shelf and
 * is in the books, each answer once.
 */
export interface SpeakAhead {
  /** The batches of an episode that are not collected yet. What they hold is not to be asked for again. */
  readonly pending: (episode: string) => Promise<readonly Batch[]>
  /**
   * Asks for passages in a batch and waits for it, and for those pending, until their time is over; does nothing where
   * batches are not wanted or not taken. What is not on the shelf then is left to `speak`. Throws StudioError, and
   * `cancelled` at once when it is stopped: the batch goes on, unless the signal says `calledOff`.
   */
  readonly prefetch: (passages: readonly Passage[], options: AheadOptions) => Promise<void>
  /**
   * Waits for the batches that are pending, or for those alone whose time is over; forgets those that never came to be.
   * Throws as `prefetch` does.
   */
  readonly collect: (which: 'all' | 'over', options: AheadOptions) => Promise<void>
}
