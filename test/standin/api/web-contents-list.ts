import { refuseTheRest } from '../refuse-the-rest.ts'
import { BrowserWindow } from '../window/browser-window.ts'

type Methods = Pick<
  typeof Electron.WebContents,
  'fromDevToolsTargetId' | 'fromId' | 'getAllWebContents' | 'getFocusedWebContents'
>

const all = () => BrowserWindow.getAllWindows().map(({ webContents: contents }) => contents)

const methods: Methods = {
  getAllWebContents: all,
  getFocusedWebContents: () => BrowserWindow.getFocusedWindow()?.webContents ?? null,
  fromId: (id) => all().find((contents) => contents.id === id),
  fromDevToolsTargetId: (targetId) => BrowserWindow.ofTarget(targetId)?.webContents,
}

/** `webContents`: every page, one a window. */
export const webContents = refuseTheRest(methods, 'webContents')
