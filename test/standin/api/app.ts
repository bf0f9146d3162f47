import { closeBrowser } from '../chromium/current-browser.ts'
import { makeEvent } from '../make-event.ts'
import { record } from '../record.ts'
import { refuseTheRest } from '../refuse-the-rest.ts'
import { StrictEmitter } from '../strict-emitter.ts'
import { AppPaths } from './app-paths.ts'
import { SingleInstance } from './single-instance.ts'

/** What the application object must do with a window when it quits. */
export interface QuittableWindow {
  /** Asks the window to close; resolves with whether it did. */
  closeForQuit(): Promise<boolean>
  destroy(): void
}

const EVENTS = [
  'activate',
  'before-quit',
  'browser-window-blur',
  'browser-window-created',
  'browser-window-focus',
  'child-process-gone',
  'open-file',
  'open-url',
  'quit',
  'ready',
  'render-process-gone',
  'second-instance',
  'web-contents-created',
  'will-finish-launching',
  'will-quit',
  'window-all-closed',
]

type Name = Parameters<Electron.App['getPath']>[0]
type Methods = Pick<
  Electron.App,
  | 'addRecentDocument'
  | 'clearRecentDocuments'
  | 'dock'
  | 'enableSandbox'
  | 'exit'
  | 'focus'
  | 'getAppPath'
  | 'getLocale'
  | 'getName'
  | 'getPath'
  | 'getPreferredSystemLanguages'
  | 'getSystemLocale'
  | 'getVersion'
  | 'hasSingleInstanceLock'
  | 'isPackaged'
  | 'isReady'
  | 'name'
  | 'quit'
  | 'releaseSingleInstanceLock'
  | 'requestSingleInstanceLock'
  | 'setAboutPanelOptions'
  | 'setAppLogsPath'
  | 'setAppUserModelId'
  | 'setDesktopName'
  | 'setName'
  | 'setPath'
  | 'showAboutPanel'
  | 'whenReady'
> & { readonly commandLine: Pick<Electron.CommandLine, 'appendSwitch' | 'getSwitchValue' | 'hasSwitch'> }

/** Electron's `app`: identity, paths and the order of a program's life. */
export class App extends StrictEmitter implements Methods {
  name = 'Electron'
  readonly isPackaged = process.env['STANDIN_PACKAGED'] === '1'
  readonly dock = undefined
  readonly switches = new Map<string, string>()
  readonly commandLine = refuseTheRest(
    {
      appendSwitch: (name: string, value = '') => {
        this.switches.set(name, value)
      },
      hasSwitch: (name: string) => this.switches.has(name),
      getSwitchValue: (name: string) => this.switches.get(name) ?? '',
    },
    'app.commandLine',
  )
  readonly #paths = new AppPaths(() => this.name)
  readonly #ready = Promise.withResolvers<void>()
  readonly #windows = new Set<QuittableWindow>()
  #version = '0.0.0'
  #folder = process.cwd()
  #isReady = false
  #isQuitting = false
  #isExiting = false
  #instance: SingleInstance | null = null

  constructor() {
    super('app', EVENTS)
  }

  getName(): string {
    return this.name
  }
  setName(name: string): void {
    this.name = name
  }
  getVersion(): string {
    return this.#version
  }
  getAppPath(): string {
    return this.#folder
  }
  getLocale(): string {
    return 'en-US'
  }
  getSystemLocale(): string {
    return 'en-US'
  }
  getPreferredSystemLanguages(): string[] {
    return ['en-US']
  }
  getPath(name: Name): string {
    return this.#paths.get(name)
  }
  setPath(name: string, path: string): void {
    this.#paths.set(name, path)
  }
  setAppLogsPath(path?: string): void {
    this.#paths.set('logs', path ?? this.#paths.get('logs'))
  }
  isReady(): boolean {
    return this.#isReady
  }
  async whenReady(): Promise<void> {
    await this.#ready.promise
  }

  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    this.#instance ??= new SingleInstance(this.getPath('userData'))
    return this.#instance.request(additionalData, ({ argv, folder, data }) => {
      this.emit('second-instance', makeEvent({}), argv, folder, data)
    })
  }
  hasSingleInstanceLock(): boolean {
    return this.#instance?.isOwner === true
  }
  releaseSingleInstanceLock(): void {
    this.#instance?.release()
  }

  quit(): void {
    if (this.#isQuitting || this.#isExiting) return
    this.#isQuitting = true
    void this.#quitInOrder()
  }
  exit(exitCode = 0): void {
    if (this.#isExiting) return
    this.#isExiting = true
    for (const window of this.#windows) window.destroy()
    this.emit('quit', makeEvent({}), exitCode)
    this.releaseSingleInstanceLock()
    const end = () => process.exit(exitCode)
    closeBrowser().then(end, end)
  }

  // Both are Electron's own business; nothing here depends on them.
  enableSandbox(): void {
    record('app.enableSandbox')
  }
  setAppUserModelId(id: string): void {
    record('app.setAppUserModelId', id)
  }
  setDesktopName(name: string): void {
    record('app.setDesktopName', name)
  }
  focus(options?: Electron.FocusOptions): void {
    record('app.focus', options)
  }
  addRecentDocument(path: string): void {
    record('app.addRecentDocument', path)
  }
  clearRecentDocuments(): void {
    record('app.clearRecentDocuments')
  }
  setAboutPanelOptions(options: Electron.AboutPanelOptionsOptions): void {
    record('app.setAboutPanelOptions', options)
  }
  showAboutPanel(): void {
    record('app.showAboutPanel')
  }

  /** For the start-up: what the application's package.json says. */
  describe(folder: string, name: string, version: string): void {
    this.#folder = folder
    this.name = name
    this.#version = version
  }

  /** For the start-up: everything runs. `ready` first, as Playwright's loader keeps its arguments for later. */
  becomeReady(): void {
    this.#isReady = true
    this.emit('will-finish-launching')
    this.emit('ready', makeEvent({}), {})
    this.#ready.resolve()
  }

  /** For the stand-in: `isReady` as it is; a test runner may have put its own function over the public one. */
  get isRunning(): boolean {
    return this.#isReady
  }

  get isOver(): boolean {
    return this.#isExiting
  }

  addWindow(window: QuittableWindow): void {
    this.#windows.add(window)
  }
  removeWindow(window: QuittableWindow): void {
    this.#windows.delete(window)
    if (this.#windows.size > 0 || this.#isQuitting || this.#isExiting) return
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed')
    else this.quit()
  }

  async #quitInOrder(): Promise<void> {
    const isAllowed =
      this.#mayGoOn('before-quit') && (await this.#closeWindows()) && this.#mayGoOn('will-quit')
    if (isAllowed) this.exit(0)
    this.#isQuitting = isAllowed
  }

  async #closeWindows(): Promise<boolean> {
    for (const window of this.#windows) if (!(await window.closeForQuit())) return false
    return true
  }

  #mayGoOn(name: 'before-quit' | 'will-quit'): boolean {
    const event = makeEvent({})
    this.emit(name, event)
    return !event.defaultPrevented
  }
}

refuseTheRest(App.prototype, 'app')

export const app = new App()
