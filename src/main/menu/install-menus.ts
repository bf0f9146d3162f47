import { type BrowserWindow, Menu } from 'electron'
import { type ApplicationMenu, applicationMenu } from './application-menu.ts'
import { contextMenu } from './context-menu.ts'

/** Puts the application menu in place; again after each change of what it shows. */
export function installApplicationMenu(parts: ApplicationMenu): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(applicationMenu(parts)))
}

/** Gives the text of a window its right-click menu. Where the page has a menu of its own, it never gets here. */
export function installContextMenu(window: BrowserWindow): void {
  const { webContents } = window
  webContents.on('context-menu', (_event, params) => {
    const items = contextMenu(params, {
      replaceWord: (word) => webContents.replaceMisspelling(word),
      learnWord: (word) => webContents.session.addWordToSpellCheckerDictionary(word),
    })
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window })
  })
}
