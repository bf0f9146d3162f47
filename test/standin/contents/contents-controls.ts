import type { CdpSession } from '../chromium/cdp-connection.ts'
import { record } from '../record.ts'
import { StrictEmitter } from '../strict-emitter.ts'
import { PageZoom } from './page-zoom.ts'
import { CONTENTS_EVENTS } from './web-contents-events.ts'

type EditCommand = 'copy' | 'cut' | 'delete' | 'paste' | 'pasteAndMatchStyle' | 'redo' | 'selectAll' | 'undo'
type Methods = Pick<
  Electron.WebContents,
  | EditCommand
  | 'closeDevTools'
  | 'getZoomFactor'
  | 'getZoomLevel'
  | 'isDevToolsOpened'
  | 'openDevTools'
  | 'replaceMisspelling'
  | 'setZoomFactor'
  | 'setZoomLevel'
  | 'toggleDevTools'
  | 'zoomFactor'
  | 'zoomLevel'
>

/** What menus do to a page: editing, zoom, developer tools. */
export abstract class ContentsControls extends StrictEmitter implements Methods {
  /** For the window: told when its size changes. */
  readonly zoom: PageZoom
  #hasDevTools = false

  /** `size`: that of the window's content, in pixels. */
  constructor(size: () => { width: number; height: number }) {
    super('webContents', CONTENTS_EVENTS)
    this.zoom = new PageZoom(size)
  }

  /** The session with Chromium, once there is a page. */
  abstract get pageSession(): CdpSession | null

  undo(): void {
    this.#edit('undo')
  }
  redo(): void {
    this.#edit('redo')
  }
  cut(): void {
    this.#edit('cut')
  }
  copy(): void {
    this.#edit('copy')
  }
  paste(): void {
    this.#edit('paste')
  }
  pasteAndMatchStyle(): void {
    this.#edit('pasteAndMatchStyle')
  }
  delete(): void {
    this.#edit('delete')
  }
  selectAll(): void {
    this.#edit('selectAll')
  }
  // There is no spelling here: which word it would be about is not known.
  replaceMisspelling(text: string): void {
    record('webContents.replaceMisspelling', text)
  }

  get zoomFactor(): number {
    return this.zoom.factor
  }
  set zoomFactor(factor: number) {
    this.setZoomFactor(factor)
  }
  get zoomLevel(): number {
    return this.zoom.level
  }
  set zoomLevel(level: number) {
    this.setZoomLevel(level)
  }
  getZoomFactor(): number {
    return this.zoom.factor
  }
  getZoomLevel(): number {
    return this.zoom.level
  }
  setZoomFactor(factor: number): void {
    this.zoom.setFactor(factor, this.pageSession)
  }
  setZoomLevel(level: number): void {
    this.zoom.setLevel(level, this.pageSession)
  }

  // A Chromium without windows has no developer tools to show either; whether they are open is kept.
  isDevToolsOpened(): boolean {
    return this.#hasDevTools
  }
  openDevTools(): void {
    this.#setDevTools(true)
  }
  closeDevTools(): void {
    this.#setDevTools(false)
  }
  toggleDevTools(): void {
    this.#setDevTools(!this.#hasDevTools)
  }

  // A key event may carry editing commands of the browser; the key itself means nothing.
  #edit(command: EditCommand): void {
    this.pageSession?.tell('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Unidentified',
      commands: [command],
    })
  }

  #setDevTools(hasDevTools: boolean): void {
    if (this.#hasDevTools === hasDevTools) return
    this.#hasDevTools = hasDevTools
    this.emit(hasDevTools ? 'devtools-opened' : 'devtools-closed')
  }
}
