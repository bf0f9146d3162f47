import { makeDialogsReal } from './preview-dialogs.ts'
import { makeMenusReal } from './preview-menu.ts'
import { makeShellReal } from './preview-shell.ts'

/** Makes what tests only note down real, for people. */
export function startPreview(): void {
  makeDialogsReal()
  makeMenusReal()
  makeShellReal()
}
