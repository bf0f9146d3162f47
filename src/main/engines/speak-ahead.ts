import type { Passage, SpeakOptions } from './speech-engine.ts'

/** Passages that were asked for together, and whose answers come later. */
export type Batch = {
  readonly passages: readonly Passage[]
  readonly since: Date
  /** When it is given up, and what is missing may be asked for again. */
  readonly until: Date
  /** That time has come: what there is of it is only to be collected. */
  readonly isOver: boolean
  /** It was called off once, and is wanted again: it may bring nothing. */
  readonly wasCalledOff: boolean
}

export type AheadOptions = Pick<SpeakOptions, 'signal' | 'onWait'> & {
  /** The episode that is spoken. Nobody else asks for its passages meanwhile. */
  readonly episode: string
  readonly shelf: NonNullable<SpeakOptions['shelf']>
}

/**
 * Speaking in batches. They live on when the program ends; `pending` finds them again. What has come lies on the shelf and
 * is in the books, each answer once. Where work is interrupted it throws `cancelled` at once, and the batch goes on.
 */
export interface SpeakAhead {
  /** The batches of an episode that are not collected yet. What they hold is not to be asked for again. */
  readonly pending: (episode: string) => Promise<readonly Batch[]>
  /**
   * Asks for those passages in a batch that are neither on the shelf nor pending, and does not wait for it; does nothing
   * where batches are not wanted or not taken. Throws StudioError.
   */
  readonly order: (passages: readonly Passage[], options: AheadOptions) => Promise<void>
  /**
   * Collects what has come of the batches that are pending, gives up those whose time is over, and forgets those that never
   * came to be. `once`: with one look at each; one that cannot be looked at just now stays pending. `wait`: until nothing is
   * pending any more. Throws StudioError where waiting would not help; all others were looked at by then.
   */
  readonly collect: (how: 'once' | 'wait', options: AheadOptions) => Promise<void>
  /** Nobody wants them any more: nothing is to be made of them that is not made yet. What is is collected later. */
  readonly callOff: (episode: string) => Promise<void>
  /**
   * Those that were called off are wanted again, and waited for like others; nothing happens where batches are not wanted.
   * One that Google has not heard of yet, or has nearly made, need not be paid for anew.
   */
  readonly wantAgain: (episode: string) => Promise<void>
}
