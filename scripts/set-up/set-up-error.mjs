// @ts-check

/** Something a person can put right: `message` is one plain sentence, `detail` the useful part of what a tool said. */
export class SetUpError extends Error {
  /**
   * @param {string} sentence
   * @param {string} [detail]
   */
  constructor(sentence, detail = '') {
    super(sentence)
    this.name = 'SetUpError'
    this.detail = detail
  }
}
