import type { ElectronApplication } from '@playwright/test'

/** Chooses an item of the application menu, for the window as the system would. */
export async function clickMenu(app: ElectronApplication, id: string): Promise<void> {
  await app.evaluate(({ BrowserWindow, Menu }, wanted) => {
    const [window] = BrowserWindow.getAllWindows()
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted)
    item?.click(undefined, window, window?.webContents)
  }, id)
}
