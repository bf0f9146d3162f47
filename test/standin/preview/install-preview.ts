import type { IpcRenderer } from '../page/ipc-renderer.ts'
import { PageMenu } from './page-menu.ts'
import { makeOverlay } from './page-overlay.ts'
import { askInPage } from './page-sheet.ts'
import { markTitle } from './page-title-mark.ts'
import type { ShownItem } from './preview-menu.ts'
import type { SheetQuestion } from './sheet-question.ts'

/** What the main process shows in the page. */
type ToPage =
  | { readonly kind: 'menu'; readonly items: readonly ShownItem[] }
  | { readonly kind: 'popup'; readonly items: readonly ShownItem[] }
  | { readonly kind: 'question'; readonly id: number; readonly question: SheetQuestion }

/** In the isolated world: the menu button, the sheets and the mark in the title. `channel`: the line to the main process. */
export function installPreview(ipcRenderer: IpcRenderer, channel: string): void {
  const send = (message: object) => {
    ipcRenderer.send(channel, message)
  }
  const root = makeOverlay()
  const menu = new PageMenu(root, {
    click: (commandId) => send({ kind: 'menu-click', commandId }),
    closed: () => send({ kind: 'menu-closed' }),
  })
  const show = async (message: ToPage) => {
    if (message.kind === 'menu') menu.setItems(message.items)
    else if (message.kind === 'popup') menu.popUp(message.items)
    else send({ kind: 'answer', id: message.id, answer: await askInPage(root(), message.question) })
  }
  ipcRenderer.on(channel, (_event, message) => {
    if (isToPage(message)) void show(message)
  })
  const begin = () => {
    markTitle()
    send({ kind: 'loaded' })
  }
  document.addEventListener('DOMContentLoaded', begin, { once: true })
}

// It comes from the main process of this very program.
function isToPage(message: unknown): message is ToPage {
  return typeof message === 'object' && message !== null && 'kind' in message
}
