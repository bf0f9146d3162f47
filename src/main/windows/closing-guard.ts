import type { Log } from '../log/log.ts'

/** What a window or the application asks before it goes: prevent, and ask the user. */
export type ClosingEvent = { readonly preventDefault: () => void }

export type ClosingGuard = {
  /** Whether something is being made that would be cut off. */
  readonly isAtWork: () => boolean
  /** Asks "Stop and close?"; true for yes. */
  readonly ask: () => Promise<boolean>
  /** Stops all of it, and resolves when nothing is left half done. */
  readonly stop: () => Promise<void>
  readonly quit: () => void
  /** Whether the application ends with its last window: not on macOS, where work goes on without one. */
  readonly endsWithWindow: boolean
  readonly log: Log
}

/**
 * Stands between work under way and the end of the program. `onWindowClose` is for the window's close event, `onQuit` for
 * before-quit. However often either comes while the question is open, it is asked once.
 */
export function createClosingGuard(parts: ClosingGuard): {
  readonly onWindowClose: (event: ClosingEvent) => void
  readonly onQuit: (event: ClosingEvent) => void
} {
  let isAsking = false
  let isQuitting = false
  const ask = async () => {
    if (isAsking) return
    isAsking = true
    try {
      if (!(await parts.ask())) return
      await parts.stop()
      parts.quit()
    } catch (error) {
      parts.log.error('What is being made could not be stopped', error)
    } finally {
      isAsking = false
    }
  }
  const guard = (event: ClosingEvent) => {
    if (!parts.isAtWork()) return
    event.preventDefault()
    isQuitting = false
    void ask()
  }
  return {
    onWindowClose(event) {
      if (parts.endsWithWindow || isQuitting) guard(event)
    },
    onQuit(event) {
      isQuitting = true
      guard(event)
    },
  }
}
