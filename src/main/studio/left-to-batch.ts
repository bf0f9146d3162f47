/** The end of a render for now: Google makes the lines that are missing in a batch. What could be made meanwhile is kept. */
export class LeftToBatch extends Error {
  readonly until: Date
  readonly lines: number

  /** `until`: when the batch is given up; this may have come. */
  constructor(until: Date, lines: number) {
    super('Google makes the rest in a batch.')
    this.until = until
    this.lines = lines
  }
}
