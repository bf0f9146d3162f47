import { app } from './app.ts'

export type Role = NonNullable<Electron.MenuItemConstructorOptions['role']>

interface RoleDefaults {
  readonly label: string
  readonly accelerator?: string
  readonly forApp?: () => void
  readonly forWindow?: (window: Electron.BaseWindow) => void
  readonly forContents?: (contents: Electron.WebContents) => void
}

/** What a role means without the application's help: Linux's labels and keys, and what a click does. */
const ROLES: Readonly<Partial<Record<Role, RoleDefaults>>> = {
  about: { label: 'About', forApp: () => app.showAboutPanel() },
  quit: { label: 'Quit', accelerator: 'CommandOrControl+Q', forApp: () => app.quit() },
  close: { label: 'Close', accelerator: 'CommandOrControl+W', forWindow: (window) => window.close() },
  minimize: {
    label: 'Minimize',
    accelerator: 'CommandOrControl+M',
    forWindow: (window) => window.minimize(),
  },
  togglefullscreen: {
    label: 'Toggle Full Screen',
    accelerator: 'F11',
    forWindow: (window) => window.setFullScreen(!window.isFullScreen()),
  },
  undo: { label: 'Undo', accelerator: 'CommandOrControl+Z', forContents: (contents) => contents.undo() },
  redo: {
    label: 'Redo',
    accelerator: 'Shift+CommandOrControl+Z',
    forContents: (contents) => contents.redo(),
  },
  cut: { label: 'Cut', accelerator: 'CommandOrControl+X', forContents: (contents) => contents.cut() },
  copy: { label: 'Copy', accelerator: 'CommandOrControl+C', forContents: (contents) => contents.copy() },
  paste: { label: 'Paste', accelerator: 'CommandOrControl+V', forContents: (contents) => contents.paste() },
  pasteAndMatchStyle: {
    label: 'Paste and Match Style',
    accelerator: 'Shift+CommandOrControl+V',
    forContents: (contents) => contents.pasteAndMatchStyle(),
  },
  delete: { label: 'Delete', forContents: (contents) => contents.delete() },
  selectAll: {
    label: 'Select All',
    accelerator: 'CommandOrControl+A',
    forContents: (contents) => contents.selectAll(),
  },
  reload: { label: 'Reload', accelerator: 'CmdOrCtrl+R', forContents: (contents) => contents.reload() },
  forceReload: {
    label: 'Force Reload',
    accelerator: 'Shift+CmdOrCtrl+R',
    forContents: (contents) => contents.reloadIgnoringCache(),
  },
  toggleDevTools: {
    label: 'Toggle Developer Tools',
    accelerator: 'Ctrl+Shift+I',
    forContents: (contents) => contents.toggleDevTools(),
  },
  resetZoom: {
    label: 'Actual Size',
    accelerator: 'CommandOrControl+0',
    forContents: (contents) => zoomBy(contents, 0),
  },
  zoomIn: {
    label: 'Zoom In',
    accelerator: 'CommandOrControl+Plus',
    forContents: (contents) => zoomBy(contents, 0.5),
  },
  zoomOut: {
    label: 'Zoom Out',
    accelerator: 'CommandOrControl+-',
    forContents: (contents) => zoomBy(contents, -0.5),
  },
  help: { label: 'Help' },
  window: { label: 'Window' },
}

/** The defaults of a role, however it is spelt. Throws for one that the stand-in lacks. */
export function roleDefaults(role: string): RoleDefaults {
  const entry = Object.entries(ROLES).find(([name]) => name.toLowerCase() === role.toLowerCase())
  if (!entry?.[1]) throw new Error(`stand-in: the menu role '${role}' is not implemented`)
  return entry[1]
}

/** Does what a role does; false when it needs a window or a page that was not given. */
export function executeRole(
  role: string,
  window: Electron.BaseWindow | undefined,
  contents: Electron.WebContents | undefined,
): boolean {
  const { forApp, forWindow, forContents } = roleDefaults(role)
  if (forApp) forApp()
  else if (forWindow && window) forWindow(window)
  else if (forContents && contents) forContents(contents)
  else return false
  return true
}

// A step of 0 is the way back to 100 %.
function zoomBy(contents: Electron.WebContents, step: number): void {
  contents.zoomLevel = step === 0 ? 0 : contents.zoomLevel + step
}
