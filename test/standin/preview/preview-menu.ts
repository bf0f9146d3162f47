import { Menu } from '../api/menu.ts'
import { BrowserWindow } from '../window/browser-window.ts'
import { pageChannel } from './page-channel.ts'

/** A menu item as the page shows it. */
export interface ShownItem {
  readonly commandId: number
  readonly type: string
  readonly label: string
  readonly accelerator: string
  readonly isEnabled: boolean
  readonly isChecked: boolean
  readonly items: readonly ShownItem[]
}

/** Shows menus in the page: the application's behind a button, popups where the pointer is. */
export function makeMenusReal(): void {
  let popup: { menu: Electron.Menu; callback: (() => void) | undefined } | null = null
  pageChannel.on('loaded', showApplicationMenu)
  const setApplicationMenu = Menu.setApplicationMenu.bind(Menu)
  Menu.setApplicationMenu = (menu) => {
    setApplicationMenu(menu)
    showApplicationMenu()
  }
  Menu.prototype.popup = function popupInPage(this: Electron.Menu, { callback } = {}) {
    popup = { menu: this, callback }
    pageChannel.show({ kind: 'popup', items: shownItems(this) })
  }
  pageChannel.on('menu-click', (commandId) => {
    const item = [popup?.menu, Menu.getApplicationMenu()]
      .map((menu) => findItem(menu, commandId))
      .find(Boolean)
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
    item?.click(undefined, window, window?.webContents)
    showApplicationMenu()
  })
  pageChannel.on('menu-closed', () => {
    popup?.callback?.()
    popup = null
  })
}

function showApplicationMenu(): void {
  pageChannel.show({ kind: 'menu', items: shownItems(Menu.getApplicationMenu()) })
}

function shownItems(menu: Electron.Menu | null | undefined): ShownItem[] {
  return (menu?.items ?? [])
    .filter(({ visible }) => visible)
    .map((item) => ({
      commandId: item.commandId,
      type: item.type,
      label: item.label.replaceAll(/&(.)/g, '$1'),
      accelerator: item.accelerator ?? '',
      isEnabled: item.enabled,
      isChecked: item.checked,
      items: shownItems(item.submenu),
    }))
}

function findItem(menu: Electron.Menu | null | undefined, commandId: number): Electron.MenuItem | undefined {
  for (const item of menu?.items ?? []) {
    const found = item.commandId === commandId ? item : findItem(item.submenu, commandId)
    if (found) return found
  }
  return undefined
}
