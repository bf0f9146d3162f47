// What `electron` is to an application that runs on the stand-in: Electron's names, as far as they are implemented.
import { app } from './api/app.ts'
import { clipboard } from './api/clipboard.ts'
import { dialog } from './api/dialog.ts'
import { ipcMain } from './api/ipc-main.ts'
import { Menu, MenuItem } from './api/menu.ts'
import { nativeImage } from './api/native-image.ts'
import { nativeTheme } from './api/native-theme.ts'
import { net } from './api/net.ts'
import { Notification } from './api/notification.ts'
import { powerMonitor, powerSaveBlocker } from './api/power.ts'
import { protocol } from './api/protocol.ts'
import { screen } from './api/screen.ts'
import { session } from './api/session.ts'
import { shell } from './api/shell.ts'
import { utilityProcess } from './api/utility-process.ts'
import { webContents } from './api/web-contents-list.ts'
import { refuseTheRest } from './refuse-the-rest.ts'
import { BrowserWindow } from './window/browser-window.ts'

const electron = refuseTheRest(
  {
    app,
    BrowserWindow,
    clipboard,
    dialog,
    ipcMain,
    Menu,
    MenuItem,
    nativeImage,
    nativeTheme,
    net,
    Notification,
    powerMonitor,
    powerSaveBlocker,
    protocol,
    screen,
    session,
    shell,
    utilityProcess,
    webContents,
  } satisfies Partial<Record<keyof typeof Electron.CrossProcessExports, unknown>>,
  'electron',
)

export {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
  webContents,
}
// What `require('electron')` gives, and what modules get that import the whole of it (electron-store does).
// oxlint-disable-next-line import/no-default-export
export { electron as 'module.exports', electron as default }
