import { app } from './app.ts'

export type Role = NonNullable<Electron.MenuItemConstructorOptions['role']>

interface RoleDefaults {
  readonly label: string
  readonly accelerator?: string
  readonly act?: (window: Electron.BrowserWindow | null) => void
}

const zoomBy = (step: number) => (window: Electron.BrowserWindow | null) => {
  const contents = window?.webContents
  if (contents) contents.zoomLevel = step === 0 ? 0 : contents.zoomLevel + step
}

/** What a role means without the application's help: Linux's labels and keys, and what a click does. */
const ROLES: Readonly<Partial<Record<Role, RoleDefaults>>> = {
  undo: { label: 'Undo', accelerator: 'CommandOrControl+Z', act: (window) => window?.webContents.undo() },
  redo: {
    label: 'Redo',
    accelerator: 'Shift+CommandOrControl+Z',
    act: (window) => window?.webContents.redo(),
  },
  cut: { label: 'Cut', accelerator: 'CommandOrControl+X', act: (window) => window?.webContents.cut() },
  copy: { label: 'Copy', accelerator: 'CommandOrControl+C', act: (window) => window?.webContents.copy() },
  paste: { label: 'Paste', accelerator: 'CommandOrControl+V', act: (window) => window?.webContents.paste() },
  pasteAndMatchStyle: {
    label: 'Paste and Match Style',
    accelerator: 'Shift+CommandOrControl+V',
    act: (window) => window?.webContents.pasteAndMatchStyle(),
  },
  delete: { label: 'Delete', act: (window) => window?.webContents.delete() },
  selectAll: {
    label: 'Select All',
    accelerator: 'CommandOrControl+A',
    act: (window) => window?.webContents.selectAll(),
  },
  reload: { label: 'Reload', accelerator: 'CmdOrCtrl+R', act: (window) => window?.webContents.reload() },
  forceReload: {
    label: 'Force Reload',
    accelerator: 'Shift+CmdOrCtrl+R',
    act: (window) => window?.webContents.reloadIgnoringCache(),
  },
  toggleDevTools: {
    label: 'Toggle Developer Tools',
    accelerator: 'Ctrl+Shift+I',
    act: (window) => window?.webContents.toggleDevTools(),
  },
  resetZoom: { label: 'Actual Size', accelerator: 'CommandOrControl+0', act: zoomBy(0) },
  zoomIn: { label: 'Zoom In', accelerator: 'CommandOrControl+Plus', act: zoomBy(0.5) },
  zoomOut: { label: 'Zoom Out', accelerator: 'CommandOrControl+-', act: zoomBy(-0.5) },
  togglefullscreen: {
    label: 'Toggle Full Screen',
    accelerator: 'F11',
    act: (window) => window?.setFullScreen(!window.isFullScreen()),
  },
  minimize: { label: 'Minimize', accelerator: 'CommandOrControl+M', act: (window) => window?.minimize() },
  close: { label: 'Close Window', accelerator: 'CommandOrControl+W', act: (window) => window?.close() },
  quit: {
    label: 'Quit',
    accelerator: 'CommandOrControl+Q',
    act: () => {
      app.quit()
    },
  },
  about: {
    label: 'About',
    act: () => {
      app.showAboutPanel()
    },
  },
  window: { label: 'Window' },
  help: { label: 'Help' },
}

/** The defaults of a role. Throws for one that the stand-in lacks. */
export function roleDefaults(role: string): RoleDefaults {
  const entry = Object.entries(ROLES).find(([name]) => name.toLowerCase() === role.toLowerCase())
  if (!entry?.[1]) throw new Error(`stand-in: the menu role '${role}' is not implemented`)
  return entry[1]
}
