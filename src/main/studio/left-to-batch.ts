/** The end of a render for now: Google makes the lines that are missing in a batch. What could be made meanwhile is kept. */
export class LeftToBatch extends Error {
  readonly until: Date
  readonly lines: number
  readonly mayOrderAgain: boolean

  /**
   * `until`: when the batch is given up; this may have come. `mayOrderAgain`: it was called off once, and what it does not
   * bring may be asked for in another one.
   */
  constructor(until: Date, lines: number, mayOrderAgain: boolean) {
    super('Google makes the rest in a batch.')
    this.until = until
    this.lines = lines
    this.mayOrderAgain = mayOrderAgain
  }
}
