import type { CdpSession } from '../chromium/cdp-connection.ts'

// Electron: each level is a fifth more, level 0 is 100 %.
const STEP = 1.2

/** Zoom of a page, as a smaller viewport shown larger; `size` is that of the window's content in pixels. */
export class PageZoom {
  #factor = 1
  readonly #size: () => { width: number; height: number }

  constructor(size: () => { width: number; height: number }) {
    this.#size = size
  }

  get factor(): number {
    return this.#factor
  }

  get level(): number {
    return Math.log(this.#factor) / Math.log(STEP)
  }

  setFactor(factor: number, session: CdpSession | null): void {
    if (!(factor > 0)) throw new TypeError('zoomFactor must be a double greater than 0.0')
    this.#factor = factor
    this.apply(session)
  }

  setLevel(level: number, session: CdpSession | null): void {
    this.setFactor(STEP ** level, session)
  }

  /** Also after the window's size changed. */
  apply(session: CdpSession | null): void {
    if (this.#factor === 1) {
      session?.tell('Emulation.clearDeviceMetricsOverride')
      return
    }
    const { width, height } = this.#size()
    session?.tell('Emulation.setDeviceMetricsOverride', {
      width: Math.round(width / this.#factor),
      height: Math.round(height / this.#factor),
      deviceScaleFactor: this.#factor,
      mobile: false,
    })
  }
}
