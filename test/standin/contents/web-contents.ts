import { readFileSync } from 'node:fs'
import { compileFunction } from 'node:vm'
import { nativeImage } from '../api/native-image.ts'
import { nativeTheme } from '../api/native-theme.ts'
import { defaultSession } from '../api/session.ts'
import { asElectron } from '../as-electron.ts'
import type { CdpSession } from '../chromium/cdp-connection.ts'
import { makeEvent } from '../make-event.ts'
import { nodeCodec } from '../node-codec.ts'
import { refuseTheRest } from '../refuse-the-rest.ts'
import { schemes } from '../schemes/scheme-registry.ts'
import { answerPage } from './answer-page.ts'
import { askNavigation } from './ask-navigation.ts'
import { ContentsControls } from './contents-controls.ts'
import { LoadError } from './load-errors.ts'
import { PageConnection } from './page-connection.ts'
import { PendingLoad } from './pending-load.ts'
import { reportFailure, reportPage } from './report-page.ts'
import { webFrameMain } from './web-frame-main.ts'

/** What a page needs of the window that shows it. */
export interface ContentsHost {
  readonly bounds: () => Electron.Rectangle
  readonly close: () => void
  readonly focus: () => void
  readonly isFocused: () => boolean
  readonly opened: () => void
  readonly painted: () => void
  readonly resized: () => void
  readonly titled: (title: string) => void
}

type Methods = Pick<
  Electron.WebContents,
  | 'capturePage'
  | 'close'
  | 'executeJavaScript'
  | 'focus'
  | 'forcefullyCrashRenderer'
  | 'getTitle'
  | 'getURL'
  | 'id'
  | 'insertText'
  | 'isCrashed'
  | 'isDestroyed'
  | 'isFocused'
  | 'isLoading'
  | 'loadURL'
  | 'mainFrame'
  | 'reload'
  | 'reloadIgnoringCache'
  | 'send'
  | 'session'
  | 'setWindowOpenHandler'
>
type OpenHandler = Parameters<Methods['setWindowOpenHandler']>[0]

let count = 0
const all = new Map<number, WebContents>()

/** `webContents`: a page, its preload and all that goes between them and the main process. */
export class WebContents extends ContentsControls implements Methods {
  readonly id: number
  readonly session = asElectron<Electron.Session>(defaultSession)
  readonly #preferences: Electron.WebPreferences
  readonly #host: ContentsHost
  readonly #pending = new PendingLoad()
  #page: PageConnection | null = null
  #opening: Promise<PageConnection> | null = null
  #openHandler: OpenHandler | null = null
  #loads = 0
  #title = ''
  #state = { isLoading: false, isDestroyed: false, isCrashed: false }

  constructor(preferences: Electron.WebPreferences, host: ContentsHost) {
    super(host.bounds)
    count += 1
    this.id = count
    this.#preferences = preferences
    this.#host = host
    all.set(this.id, this)
  }

  getURL(): string {
    return this.#page?.frames.main.url ?? ''
  }
  getTitle(): string {
    return this.#title
  }
  get mainFrame(): Electron.WebFrameMain {
    const frame = this.#page && webFrameMain(this.#page.frames, this.#page.frames.mainId)
    if (!frame) throw new Error('Render frame was disposed before WebFrameMain could be accessed')
    return frame
  }
  isDestroyed(): boolean {
    return this.#state.isDestroyed
  }
  isCrashed(): boolean {
    return this.#state.isCrashed
  }
  isLoading(): boolean {
    return this.#state.isLoading
  }
  isFocused(): boolean {
    return this.#host.isFocused()
  }
  focus(): void {
    this.#host.focus()
  }
  close(): void {
    this.#host.close()
  }

  async loadURL(url: string): Promise<void> {
    const address = schemes.addresses.toLoopback(new URL(url).href)
    const loaded = this.#pending.start(url)
    // As in Electron, nobody has to wait for it.
    loaded.catch(() => null)
    this.#loads += 1
    if (this.#opening) await this.#navigate(address, url)
    else await this.#open(address)
    await loaded
  }
  reload(): void {
    this.pageSession?.tell('Page.reload')
  }
  reloadIgnoringCache(): void {
    this.pageSession?.tell('Page.reload', { ignoreCache: true })
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.isDestroyed()) throw new TypeError('Object has been destroyed')
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument')
    this.#page?.downward.send({ kind: 'event', channel, args: nodeCodec.encode(args) })
  }
  async executeJavaScript(code: string): Promise<unknown> {
    const { session } = await this.#opened()
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }
  async insertText(text: string): Promise<void> {
    await (await this.#opened()).session.send('Input.insertText', { text })
  }
  async capturePage(rect?: Electron.Rectangle): Promise<Electron.NativeImage> {
    const { session } = await this.#opened()
    const clip = rect ? { clip: { ...rect, scale: 1 } } : {}
    const { data } = await session.send('Page.captureScreenshot', { format: 'png', ...clip })
    return nativeImage.createFromBuffer(Buffer.from(data, 'base64'))
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  forcefullyCrashRenderer(): void {
    this.pageSession?.tell('Page.crash')
  }

  /** For the stand-in: the session with Chromium, once there is a page. */
  override get pageSession(): CdpSession | null {
    return this.#page?.session ?? null
  }
  get targetId(): string | null {
    return this.#page?.targetId ?? null
  }

  /** For the window: the page is gone for good. */
  markDestroyed(): void {
    if (this.#state.isDestroyed) return
    this.#state.isDestroyed = true
    all.delete(this.id)
    if (this.#page) nativeTheme.unfollow(this.#page.session)
    this.#pending.fail(new LoadError('ERR_ABORTED', this.getURL()))
    this.emit('destroyed')
  }

  markCrashed(status: string, exitCode: number): void {
    this.#state.isCrashed = true
    const reason = /oom/i.test(status) ? 'oom' : /kill/i.test(status) ? 'killed' : 'crashed'
    this.emit('render-process-gone', makeEvent({}), { reason, exitCode })
  }

  /** For the page's messages. */
  updateTitle(title: string): void {
    if (title === '' || title === this.#title) return
    this.#title = title
    const event = makeEvent({})
    this.emit('page-title-updated', event, title, true)
    if (!event.defaultPrevented) this.#host.titled(title)
  }

  openWindow(url: string, frameName: string, features: string): void {
    const { action } = this.#openHandler?.({
      url,
      frameName,
      features,
      disposition: features === '' ? 'foreground-tab' : 'new-window',
      referrer: { url: this.getURL(), policy: 'strict-origin-when-cross-origin' },
    }) ?? { action: 'allow' }
    if (action === 'allow') throw new Error('stand-in: a window opened by a page is not implemented')
  }

  reportPreloadError(error: Error): void {
    const path = this.#preferences.preload ?? ''
    process.stderr.write(`Unable to load preload script: ${path}\n${error.stack ?? error.message}\n`)
    this.emit('preload-error', makeEvent({}), path, error)
  }

  async #opened(): Promise<PageConnection> {
    if (!this.#opening) throw new Error('stand-in: a window that has loaded nothing has no page yet')
    return await this.#opening
  }

  // The window of Chromium is made by the first load, held until the preload is in place.
  async #open(address: string): Promise<void> {
    const { preload, additionalArguments = [] } = this.#preferences
    const text = preload === undefined ? '' : this.#readPreload(preload)
    this.#opening = PageConnection.open(
      address,
      {
        preload: { path: preload ?? '', text },
        additionalArguments,
        bounds: this.#host.bounds(),
        prepare: (session) => [nativeTheme.follow(session)],
        askNavigation: (wanted) => !this.#page || askNavigation(this, this.#page.frames, wanted),
      },
      (page) => {
        this.#page = page
        this.#host.opened()
        // Who else drives Chromium resets the theme when it attaches; that is over when a document arrives.
        page.on('navigated', () => void nativeTheme.follow(page.session))
        reportPage(page, this, this.#pending, this.#state)
        page.on('painted', this.#host.painted)
        page.on('resized', this.#host.resized)
        page.on('message', (message, frame) => void answerPage(this, page, message, frame))
      },
    )
    await this.#opening
  }

  async #navigate(address: string, url: string): Promise<void> {
    const load = this.#loads
    const { guard, session } = await this.#opened()
    guard.expect(address)
    const { errorText = '', loaderId } = await session.send('Page.navigate', { url: address })
    // A load that another has overtaken has failed already.
    if (load !== this.#loads) return
    if (errorText !== '') reportFailure(this, this.#pending, errorText, url)
    else if (loaderId === undefined) this.#pending.finish()
  }

  #readPreload(path: string): string {
    try {
      const text = readFileSync(path, 'utf8')
      // A preload that does not parse must not take the stand-in's own script with it.
      compileFunction(text, ['require', 'module', 'exports', 'process'], { filename: path })
      return text
    } catch (error) {
      queueMicrotask(() => {
        this.reportPreloadError(error instanceof Error ? error : new Error(String(error)))
      })
      return ''
    }
  }
}

refuseTheRest(WebContents.prototype, 'webContents')
