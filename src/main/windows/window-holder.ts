import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron'
import type { PushTarget } from '../ipc/push.ts'

export type WindowHolderParts = {
  readonly options: () => BrowserWindowConstructorOptions
  readonly page: string
  /** Called with each new window before its page is loaded. */
  readonly onCreated: (window: BrowserWindow) => void
}

/** The application's one window, which macOS lets be closed and opened again. */
export interface WindowHolder {
  readonly current: () => BrowserWindow | undefined
  /** Brings the window to the front, opening it where there is none. */
  readonly show: () => void
  /** Shows the window and resolves when its page is there to be told things. */
  readonly whenLoaded: () => Promise<void>
  /** The id of the window that shows these web contents, if it is this one. */
  readonly windowOf: (contents: number) => number | undefined
  /** The page, once it is loaded. */
  readonly targets: () => readonly PushTarget[]
}

export function createWindowHolder({ options, page, onCreated }: WindowHolderParts): WindowHolder {
  let held: { readonly window: BrowserWindow; readonly loaded: Promise<void>; isLoaded: boolean } | undefined
  const create = () => {
    const window = new BrowserWindow(options())
    const { promise, resolve } = Promise.withResolvers<void>()
    const own = { window, loaded: promise, isLoaded: false }
    window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) own.isLoaded = false
    })
    window.webContents.on('did-finish-load', () => {
      own.isLoaded = true
      resolve()
    })
    window.once('ready-to-show', () => window.show())
    // A page that cannot be painted never gets ready; an empty window still tells more than none.
    window.webContents.once('did-fail-load', () => window.show())
    window.on('closed', () => {
      // Whoever waits for this page waits no more; there is nobody left to tell.
      resolve()
      if (held === own) held = undefined
    })
    held = own
    onCreated(window)
    // A page that cannot be loaded is reported by did-fail-load; the promise would only say it twice.
    window.loadURL(page).catch(() => undefined)
    return own
  }
  const show = () => {
    if (held === undefined) return create()
    const { window } = held
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
    return held
  }
  return {
    current: () => held?.window,
    show: () => void show(),
    whenLoaded: () => show().loaded,
    windowOf: (contents) => (held?.window.webContents.id === contents ? held.window.id : undefined),
    targets: () => (held?.isLoaded === true ? [held.window.webContents] : []),
  }
}
