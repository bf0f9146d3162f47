import { LoadError } from './load-errors.ts'

/** The promise of the latest `loadURL`; a later one ends it with ERR_ABORTED and, as in Electron, its own address. */
export class PendingLoad {
  #settle: ((error: Error | null) => void) | null = null

  async start(url: string): Promise<void> {
    this.fail(new LoadError('ERR_ABORTED', url))
    await new Promise<void>((resolve, reject) => {
      this.#settle = (error) => {
        if (error) reject(error)
        else resolve()
      }
    })
  }

  finish(): void {
    this.#end(null)
  }

  fail(error: Error): void {
    this.#end(error)
  }

  #end(error: Error | null): void {
    const settle = this.#settle
    this.#settle = null
    settle?.(error)
  }
}
