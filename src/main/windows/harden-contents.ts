import type { WebContents } from 'electron'
import type { Log } from '../log/log.ts'

export type HardenContents = {
  readonly isOwnPage: (address: string) => boolean
  /** Opens an address in the browser if it is a listed one. */
  readonly openExternally: (address: string) => Promise<boolean>
  readonly log: Log
}

/** What of web contents is hardened; all that a test has to give. */
export type Hardened = Pick<WebContents, 'setWindowOpenHandler'> & {
  on(event: string, listener: (event: NavigationEvent) => void): unknown
}

type NavigationEvent = {
  readonly url?: string
  readonly isMainFrame?: boolean
  readonly preventDefault: () => void
}

/**
 * Nails web contents down, whatever made them: they go nowhere but to the application's own page, open no windows, hold
 * no webviews and no frames.
 */
export function hardenContents(contents: Hardened, { isOwnPage, openExternally, log }: HardenContents): void {
  const refuse = (event: NavigationEvent, what: string) => {
    event.preventDefault()
    log.warn(`The page was kept from ${what}`)
  }
  for (const name of ['will-navigate', 'will-redirect'])
    contents.on(name, (event) => {
      if (!isOwnPage(event.url ?? '')) refuse(event, 'leaving')
    })
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame !== true) refuse(event, 'loading a frame')
    else if (!isOwnPage(event.url ?? '')) refuse(event, 'leaving')
  })
  contents.on('will-attach-webview', (event) => {
    refuse(event, 'attaching a webview')
  })
  const openElsewhere = async (url: string) => {
    try {
      if (!(await openExternally(url))) log.warn('The page was kept from opening a window')
    } catch (error) {
      log.warn('The browser could not be opened', error)
    }
  }
  contents.setWindowOpenHandler(({ url }) => {
    void openElsewhere(url)
    return { action: 'deny' }
  })
}
