import type { RenderProcessGoneDetails } from 'electron'
import type { Log } from '../log/log.ts'

export type PageFailures = {
  /** Asks whether to load the page again; `canWait` when it may still come to itself. */
  readonly askToReload: (canWait: boolean) => Promise<boolean>
  readonly reload: () => void
  readonly log: Log
}

export type FailingWindow = {
  on(event: 'unresponsive', listener: () => void): unknown
  readonly webContents: {
    on(
      event: 'render-process-gone',
      listener: (event: unknown, details: RenderProcessGoneDetails) => void,
    ): unknown
  }
}

/** Offers to load the page again when its process has ended or answers no more. Scripts are saved as they are typed. */
export function handlePageFailures(window: FailingWindow, { askToReload, reload, log }: PageFailures): void {
  let isAsking = false
  const offer = async (canWait: boolean) => {
    if (isAsking) return
    isAsking = true
    try {
      if (await askToReload(canWait)) reload()
    } catch (error) {
      log.error('The page could not be loaded again', error)
    } finally {
      isAsking = false
    }
  }
  window.on('unresponsive', () => {
    log.warn('The page does not answer')
    void offer(true)
  })
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    log.error(`The process of the page has ended: ${reason} (${exitCode})`)
    void offer(false)
  })
}
