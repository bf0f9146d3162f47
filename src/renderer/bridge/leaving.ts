/** Stands between a wish and another screen: who is at work may put things in order first, or stay. */
export class Leaving {
  #mayLeave: (() => Promise<boolean>) | undefined
  #wishes = 0

  /** Has `mayLeave` asked before the screen is left, until the returned function is called. */
  hold(mayLeave: () => Promise<boolean>): () => void {
    this.#mayLeave = mayLeave
    return () => {
      if (this.#mayLeave === mayLeave) this.#mayLeave = undefined
    }
  }

  /** Calls `go` when the screen may be left. Of several wishes the newest counts. */
  async leave(go: () => void): Promise<void> {
    const wish = ++this.#wishes
    if (this.#mayLeave !== undefined && !(await this.#mayLeave())) return
    if (wish === this.#wishes) go()
  }
}
