import type { BrowserWindow, Dialog, MessageBoxOptions } from 'electron'
import { spellStopQuestion } from './stop-question.ts'
import type { WorkKind } from './work-under-way.ts'

/** The questions that main itself asks. True is always the answer that changes something. */
export interface Questions {
  /** Whether to stop work of these kinds and close. */
  readonly stopWork: (kinds: ReadonlySet<WorkKind>) => Promise<boolean>
  readonly reloadPage: (canWait: boolean) => Promise<boolean>
}

/** Questions as message boxes on the window, where there is one. */
export function createQuestions(dialog: Dialog, windowNow: () => BrowserWindow | undefined): Questions {
  const ask = async (options: MessageBoxOptions) => {
    const parent = windowNow()
    const { response } = await (parent === undefined
      ? dialog.showMessageBox(options)
      : dialog.showMessageBox(parent, options))
    return response === 1
  }
  return {
    stopWork(kinds) {
      const { message, detail, goOn } = spellStopQuestion(kinds)
      return ask({
        type: 'question',
        message,
        detail,
        buttons: [goOn, 'Stop and Close'],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      })
    },
    reloadPage: (canWait) =>
      ask({
        type: 'warning',
        message: canWait ? 'The window does not answer.' : 'The window has stopped working.',
        detail: 'Loading it again loses nothing but what was typed in the last moment.',
        buttons: [canWait ? 'Wait' : 'Not Now', 'Load Again'],
        defaultId: 1,
        cancelId: 0,
        noLink: true,
      }),
  }
}
