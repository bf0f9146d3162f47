import { type QuittableWindow, app } from '../api/app.ts'
import { asElectron } from '../as-electron.ts'
import { currentBrowser, refuseWindowsBeforeReady } from '../chromium/current-browser.ts'
import { WebContents } from '../contents/web-contents.ts'
import { makeEvent } from '../make-event.ts'
import { isPreview } from '../preview/preview-mode.ts'
import { refuseTheRest } from '../refuse-the-rest.ts'
import { leavesWillingly } from './leaves-willingly.ts'
import { refuseUnsafePreferences } from './refuse-unsafe-preferences.ts'
import { WindowFrame } from './window-frame.ts'

type Methods = Pick<
  Electron.BrowserWindow,
  | 'blur'
  | 'capturePage'
  | 'close'
  | 'destroy'
  | 'focus'
  | 'hide'
  | 'id'
  | 'isDestroyed'
  | 'isFocused'
  | 'isVisible'
  | 'loadURL'
  | 'reload'
  | 'show'
  | 'showInactive'
  | 'webContents'
>

let count = 0
let focused: BrowserWindow | null = null
const windows = new Map<number, BrowserWindow>()

/** Electron's `BrowserWindow` around one page of Chromium. */
export class BrowserWindow extends WindowFrame implements Methods, QuittableWindow {
  readonly id: number
  readonly webContents: Electron.WebContents
  readonly #contents: WebContents
  #windowId: number | null = null
  #isVisible: boolean
  #isDestroyed = false
  #wasReady = false

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super(options, app.name)
    refuseWindowsBeforeReady()
    refuseUnsafePreferences(options.webPreferences ?? {})
    count += 1
    this.id = count
    this.#isVisible = options.show ?? true
    this.#contents = new WebContents(options.webPreferences ?? {}, {
      bounds: () => this.getBounds(),
      close: () => {
        this.close()
      },
      focus: () => {
        this.focus()
      },
      isFocused: () => this.isFocused(),
      opened: () => {
        // A headless shell has made the page in the right size already.
        if (!currentBrowser().isHeadlessShell && !isPreview) this.applyBounds()
      },
      painted: () => {
        this.#announceReady()
      },
      resized: () => {
        if (isPreview) void this.#adoptRealBounds()
      },
      titled: (title) => {
        this.#followTitle(title)
      },
    })
    this.webContents = asElectron(this.#contents)
    windows.set(this.id, this)
    app.addWindow(this)
    this.#contents.on('render-process-gone', (_event, details) => {
      app.emit('render-process-gone', makeEvent({}), this.webContents, details)
    })
    app.emit('web-contents-created', makeEvent({}), this.webContents)
    app.emit('browser-window-created', makeEvent({}), this)
    if (this.#isVisible) queueMicrotask(() => this.show())
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows.values()]
  }
  static getFocusedWindow(): BrowserWindow | null {
    return focused
  }
  static fromId(id: number): BrowserWindow | null {
    return windows.get(id) ?? null
  }
  static fromWebContents(contents: Electron.WebContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null
  }
  /** For the stand-in: the window that shows a page of Chromium. */
  static ofTarget(targetId: string): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.#contents.targetId === targetId) ?? null
  }

  async loadURL(url: string): Promise<void> {
    await this.#contents.loadURL(url)
  }
  reload(): void {
    this.#contents.reload()
  }
  async capturePage(rect?: Electron.Rectangle): Promise<Electron.NativeImage> {
    return await this.#contents.capturePage(rect)
  }

  isVisible(): boolean {
    return this.#isVisible && !this.#isDestroyed
  }
  isDestroyed(): boolean {
    return this.#isDestroyed
  }
  isFocused(): boolean {
    return focused === this
  }
  show(): void {
    if (this.#isDestroyed) return
    this.showInactive()
    this.focus()
  }
  showInactive(): void {
    this.#isVisible = true
    this.emit('show')
  }
  hide(): void {
    this.#isVisible = false
    this.emit('hide')
    this.blur()
  }
  focus(): void {
    this.#contents.pageSession?.tell('Page.bringToFront')
    if (focused === this) return
    giveFocusTo(this)
    this.emit('focus')
    this.#contents.emit('focus')
    app.emit('browser-window-focus', makeEvent({}), this)
  }
  blur(): void {
    if (focused !== this) return
    focused = null
    this.emit('blur')
    this.#contents.emit('blur')
    app.emit('browser-window-blur', makeEvent({}), this)
  }

  close(): void {
    if (!this.#isDestroyed) void this.closeForQuit()
  }

  async closeForQuit(): Promise<boolean> {
    if (this.#isDestroyed) return true
    const event = makeEvent({})
    this.emit('close', event)
    if (event.defaultPrevented) return false
    if (!(await leavesWillingly(this.#contents))) return false
    // The page may be gone by now, and the window with it.
    this.destroy()
    return true
  }

  destroy(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    const { targetId } = this.#contents
    windows.delete(this.id)
    if (focused === this) focused = null
    this.#contents.markDestroyed()
    this.emit('closed')
    if (targetId !== null) currentBrowser().cdp.tell('Target.closeTarget', { targetId })
    app.removeWindow(this)
  }

  /** For the stand-in: the page is closed. In the preview a person did that, by the window's own button. */
  pageGone(): void {
    // Too late to be prevented; but what is kept at a close is kept.
    if (isPreview && !this.#isDestroyed) this.emit('close', makeEvent({}))
    this.destroy()
  }

  /** For the stand-in: the process of the page ended. */
  pageCrashed(status: string, errorCode: number): void {
    this.#contents.markCrashed(status, errorCode)
  }

  /** For the stand-in: a page got past its own `window.open`; the new page is closed already. */
  pageOpenedWindow(url: string): void {
    this.#contents.openWindow(url, '', '')
  }

  protected override applyBounds(): void {
    const { x: left, y: top, width, height } = this.getBounds()
    void this.#setBounds({ left, top }, { width, height })
    this.#contents.zoom.apply(this.#contents.pageSession)
  }

  async #setBounds(
    place: { left: number; top: number },
    size: { width: number; height: number },
  ): Promise<void> {
    const { cdp, isHeadlessShell } = currentBrowser()
    const { targetId } = this.#contents
    if (targetId === null) return
    try {
      this.#windowId ??= (await cdp.send('Browser.getWindowForTarget', { targetId })).windowId
      const windowId = this.#windowId
      if (isHeadlessShell) {
        await cdp.send('Browser.setWindowBounds', { windowId, bounds: { ...place, ...size } })
      } else {
        await cdp.send('Browser.setWindowBounds', { windowId, bounds: place })
        await cdp.send('Browser.setContentsSize', { windowId, ...size })
      }
    } catch {
      // The window was closed meanwhile.
    }
  }

  // For people the window manager has the last word on place and size.
  async #adoptRealBounds(): Promise<void> {
    const { targetId } = this.#contents
    if (targetId === null) return
    const window = await currentBrowser()
      .cdp.send('Browser.getWindowForTarget', { targetId })
      .catch(() => null)
    const { left, top, width, height, windowState } = window?.bounds ?? {}
    if (left === undefined || top === undefined || width === undefined || height === undefined) return
    if (windowState === 'normal') this.adoptBounds({ x: left, y: top, width, height })
  }

  #announceReady(): void {
    if (this.#wasReady || this.#isDestroyed) return
    this.#wasReady = true
    this.emit('ready-to-show')
  }

  #followTitle(title: string): void {
    const event = makeEvent({})
    this.emit('page-title-updated', event, title, true)
    if (!event.defaultPrevented) this.setTitle(title)
  }
}

function giveFocusTo(window: BrowserWindow): void {
  focused?.blur()
  focused = window
}

refuseTheRest(BrowserWindow.prototype, 'BrowserWindow')
refuseTheRest(BrowserWindow, 'BrowserWindow')
