import type { BrowserWindowConstructorOptions } from 'electron'
import type { Bounds } from '../../core/window/restore-bounds.ts'

export const usualSize = { width: 1280, height: 800 }
export const smallestSize = { width: 900, height: 600 }

export type MainWindow = {
  readonly bounds: Bounds
  readonly preload: string
  readonly isDark: boolean
  readonly icon: string | undefined
}

/** How the window is made: a sandboxed page of its own world, shown when it has something to show. */
export function mainWindowOptions({
  bounds,
  preload,
  isDark,
  icon,
}: MainWindow): BrowserWindowConstructorOptions {
  return {
    ...bounds,
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    title: 'Castwright',
    show: false,
    // The page's own --surface, so that nothing flashes before it is there.
    backgroundColor: isDark ? '#161411' : '#fbfaf7',
    ...(icon === undefined ? {} : { icon }),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: true,
    },
  }
}
