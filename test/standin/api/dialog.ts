import { record } from '../record.ts'
import { refuseTheRest } from '../refuse-the-rest.ts'

type Methods = Pick<Electron.Dialog, 'showErrorBox' | 'showMessageBox' | 'showOpenDialog' | 'showSaveDialog'>

// The first argument may be a window; what is asked stands in the last.
export function optionsOf<T>(args: readonly [T] | readonly [unknown, T]): T {
  return args.length === 1 ? args[0] : args[1]
}

/** The button that closing a message box without an answer stands for, by Electron's rule. */
export function cancelButton({ cancelId, buttons = [], defaultId }: Electron.MessageBoxOptions): number {
  if (cancelId !== undefined) return cancelId
  const named = buttons.findIndex((label) => /^(cancel|no)$/i.test(label))
  if (named >= 0) return named
  return defaultId === 0 && buttons.length > 1 ? 1 : 0
}

const methods: Methods = {
  showOpenDialog: async (
    ...args: [Electron.OpenDialogOptions] | [Electron.BaseWindow, Electron.OpenDialogOptions]
  ) => {
    record('dialog.showOpenDialog', optionsOf(args))
    return await Promise.resolve({ canceled: true, filePaths: [] })
  },
  showSaveDialog: async (
    ...args: [Electron.SaveDialogOptions] | [Electron.BaseWindow, Electron.SaveDialogOptions]
  ) => {
    record('dialog.showSaveDialog', optionsOf(args))
    return await Promise.resolve({ canceled: true, filePath: '' })
  },
  showMessageBox: async (
    ...args: [Electron.MessageBoxOptions] | [Electron.BaseWindow, Electron.MessageBoxOptions]
  ) => {
    const options = optionsOf(args)
    record('dialog.showMessageBox', options)
    return await Promise.resolve({
      response: cancelButton(options),
      checkboxChecked: options.checkboxChecked ?? false,
    })
  },
  showErrorBox: (title, content) => {
    record('dialog.showErrorBox', title, content)
    process.stderr.write(`${title}\n${content}\n`)
  },
}

/**
 * `dialog`. Nobody can answer during a test: each question is noted and answered as if it had been cancelled. Tests put
 * their own functions over these, as they do on Electron.
 */
export const dialog = refuseTheRest(methods, 'dialog')
