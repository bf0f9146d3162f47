import type { BrowserWindow } from 'electron'
import type { AppState } from '../settings/app-state.ts'

export type StatefulWindow = Pick<BrowserWindow, 'getNormalBounds' | 'isMaximized' | 'isDestroyed'> & {
  on(event: string, listener: () => void): unknown
}

/** Milliseconds without a change before the state is written: a drag is hundreds of events. */
const CALM = 500

/** Remembers where a window is, and whether it fills its display, as it is moved and when it is closed. */
export function keepWindowState(window: StatefulWindow, state: AppState): void {
  let timer: NodeJS.Timeout | undefined
  const keep = () => {
    clearTimeout(timer)
    if (!window.isDestroyed())
      state.set({ window: { bounds: window.getNormalBounds(), isMaximised: window.isMaximized() } })
  }
  for (const name of ['resize', 'move', 'maximize', 'unmaximize'])
    window.on(name, () => {
      clearTimeout(timer)
      timer = setTimeout(keep, CALM)
    })
  window.on('close', keep)
}
