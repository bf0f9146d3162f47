import { LoadError } from './load-errors.ts'

/** The promise of the latest `loadURL`; a later one ends it with ERR_ABORTED. */
export class PendingLoad {
  #current: { readonly url: string; readonly settle: (error: Error | null) => void } | null = null

  async start(url: string): Promise<void> {
    if (this.#current) this.fail(new LoadError('ERR_ABORTED', this.#current.url))
    await new Promise<void>((resolve, reject) => {
      const settle = (error: Error | null) => {
        if (error) reject(error)
        else resolve()
      }
      this.#current = { url, settle }
    })
  }

  finish(): void {
    this.#settle(null)
  }

  fail(error: Error): void {
    this.#settle(error)
  }

  #settle(error: Error | null): void {
    const current = this.#current
    this.#current = null
    current?.settle(error)
  }
}
