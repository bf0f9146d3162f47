import type { Log } from '../log/log.ts'
import type { ClosingEvent } from './closing-guard.ts'

export type FinishBeforeQuit = {
  /** What has to end well: requests under way, services. */
  readonly finish: () => Promise<void>
  readonly quit: () => void
  /** Resolves when waiting longer would look like hanging. */
  readonly patience: () => Promise<void>
  readonly log: Log
}

/** A listener for will-quit that holds the end back until the last words of the page are on disk. */
export function finishBeforeQuit({
  finish,
  quit,
  patience,
  log,
}: FinishBeforeQuit): (event: ClosingEvent) => void {
  let state: 'running' | 'finishing' | 'done' = 'running'
  return (event) => {
    if (state === 'done') return
    event.preventDefault()
    if (state === 'finishing') return
    state = 'finishing'
    const end = async () => {
      const late = async () => {
        await patience()
        if (state === 'finishing') log.warn('The end took too long; it was not waited for')
      }
      await Promise.race([finish(), late()]).catch((error: unknown) => {
        log.error('The end was not clean', error)
      })
      state = 'done'
      quit()
    }
    void end()
  }
}
