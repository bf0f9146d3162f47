import { screen } from '../api/screen.ts'
import { record } from '../record.ts'
import { StrictEmitter } from '../strict-emitter.ts'
import { WINDOW_EVENTS } from './window-events.ts'

type Methods = Pick<
  Electron.BrowserWindow,
  | 'autoHideMenuBar'
  | 'flashFrame'
  | 'getBounds'
  | 'getContentBounds'
  | 'getContentSize'
  | 'getMinimumSize'
  | 'getNormalBounds'
  | 'getPosition'
  | 'getSize'
  | 'getTitle'
  | 'isFullScreen'
  | 'isMaximized'
  | 'isMinimized'
  | 'isNormal'
  | 'maximize'
  | 'minimize'
  | 'restore'
  | 'setAutoHideMenuBar'
  | 'setBackgroundColor'
  | 'setBounds'
  | 'setContentSize'
  | 'setDocumentEdited'
  | 'setFullScreen'
  | 'setIcon'
  | 'setMenuBarVisibility'
  | 'setMinimumSize'
  | 'setPosition'
  | 'setProgressBar'
  | 'setRepresentedFilename'
  | 'setSize'
  | 'setTitle'
  | 'setTitleBarOverlay'
  | 'unmaximize'
>

const DEFAULT_SIZE = { width: 800, height: 600 }

/** What a window manager would do: place, size, state and looks of a window, kept as numbers. */
export abstract class WindowFrame extends StrictEmitter implements Methods {
  autoHideMenuBar: boolean
  #bounds: Electron.Rectangle
  #beforeMaximize: Electron.Rectangle | null = null
  #isMinimized = false
  #isFullScreen = false
  #minimum: { width: number; height: number }
  #title: string

  constructor(options: Electron.BrowserWindowConstructorOptions, applicationName: string) {
    super('BrowserWindow', WINDOW_EVENTS)
    const { minWidth = 0, minHeight = 0, width = DEFAULT_SIZE.width, height = DEFAULT_SIZE.height } = options
    this.#minimum = { width: minWidth, height: minHeight }
    this.#bounds = this.#atLeast({ x: options.x ?? 0, y: options.y ?? 0, width, height })
    this.autoHideMenuBar = options.autoHideMenuBar ?? false
    this.#title = options.title ?? applicationName
  }

  /** Shows the new place or size in Chromium. */
  protected abstract applyBounds(): void

  getBounds(): Electron.Rectangle {
    return { ...this.#bounds }
  }
  getContentBounds(): Electron.Rectangle {
    return this.getBounds()
  }
  getNormalBounds(): Electron.Rectangle {
    return { ...(this.#beforeMaximize ?? this.#bounds) }
  }
  getSize(): number[] {
    return [this.#bounds.width, this.#bounds.height]
  }
  getContentSize(): number[] {
    return this.getSize()
  }
  getPosition(): number[] {
    return [this.#bounds.x, this.#bounds.y]
  }
  getMinimumSize(): number[] {
    return [this.#minimum.width, this.#minimum.height]
  }
  setMinimumSize(width: number, height: number): void {
    this.#minimum = { width, height }
  }
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    const next = this.#atLeast({ ...this.#bounds, ...bounds })
    const old = this.#bounds
    this.#bounds = next
    this.applyBounds()
    this.#announceChange(old, next)
  }

  /** The window has these bounds already. */
  protected adoptBounds(next: Electron.Rectangle): void {
    const old = this.#bounds
    this.#bounds = next
    this.#announceChange(old, next)
  }

  #announceChange(old: Electron.Rectangle, next: Electron.Rectangle): void {
    if (next.width !== old.width || next.height !== old.height) this.#announce('resize', 'resized')
    if (next.x !== old.x || next.y !== old.y) this.#announce('move', 'moved')
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }
  setContentSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }
  setPosition(x: number, y: number): void {
    this.setBounds({ x, y })
  }

  maximize(): void {
    if (this.#beforeMaximize) return
    this.#beforeMaximize = this.#bounds
    this.setBounds(screen.getPrimaryDisplay().workArea)
    this.emit('maximize')
  }
  unmaximize(): void {
    if (!this.#beforeMaximize) return
    const before = this.#beforeMaximize
    this.#beforeMaximize = null
    this.setBounds(before)
    this.emit('unmaximize')
  }
  isMaximized(): boolean {
    return this.#beforeMaximize !== null
  }
  minimize(): void {
    if (this.#isMinimized) return
    this.#isMinimized = true
    this.emit('minimize')
  }
  restore(): void {
    if (!this.#isMinimized) {
      this.unmaximize()
      return
    }
    this.#isMinimized = false
    this.emit('restore')
  }
  isMinimized(): boolean {
    return this.#isMinimized
  }
  isNormal(): boolean {
    return !this.#isMinimized && !this.isMaximized() && !this.#isFullScreen
  }
  setFullScreen(isFullScreen: boolean): void {
    if (this.#isFullScreen === isFullScreen) return
    this.#isFullScreen = isFullScreen
    this.emit(isFullScreen ? 'enter-full-screen' : 'leave-full-screen')
  }
  isFullScreen(): boolean {
    return this.#isFullScreen
  }

  getTitle(): string {
    return this.#title
  }
  setTitle(title: string): void {
    this.#title = title
  }

  // Seen by nobody here.
  setProgressBar(progress: number, options?: Electron.ProgressBarOptions): void {
    record('BrowserWindow.setProgressBar', progress, options)
  }
  flashFrame(isFlashing: boolean): void {
    record('BrowserWindow.flashFrame', isFlashing)
  }
  setBackgroundColor(color: string): void {
    record('BrowserWindow.setBackgroundColor', color)
  }
  setIcon(): void {
    record('BrowserWindow.setIcon')
  }
  setMenuBarVisibility(isVisible: boolean): void {
    record('BrowserWindow.setMenuBarVisibility', isVisible)
  }
  setAutoHideMenuBar(isHidden: boolean): void {
    this.autoHideMenuBar = isHidden
  }
  setTitleBarOverlay(options: Electron.TitleBarOverlayOptions): void {
    record('BrowserWindow.setTitleBarOverlay', options)
  }
  // macOS only; Electron does nothing on Linux either.
  setRepresentedFilename(path: string): void {
    record('BrowserWindow.setRepresentedFilename', path)
  }
  setDocumentEdited(isEdited: boolean): void {
    record('BrowserWindow.setDocumentEdited', isEdited)
  }

  #atLeast({ x, y, width, height }: Electron.Rectangle): Electron.Rectangle {
    return {
      x,
      y,
      width: Math.max(width, this.#minimum.width),
      height: Math.max(height, this.#minimum.height),
    }
  }

  #announce(...names: string[]): void {
    for (const name of names) this.emit(name)
  }
}
