import type { BrowserWindow, Dialog, MessageBoxOptions } from 'electron'

/** The questions that main itself asks. True is always the answer that changes something. */
export interface Questions {
  readonly stopRendering: () => Promise<boolean>
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
    stopRendering: () =>
      ask({
        type: 'question',
        message: 'An episode is being made.',
        detail: 'If you stop now, every line made so far is kept, and it goes on from there next time.',
        buttons: ['Keep Rendering', 'Stop and Close'],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      }),
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
