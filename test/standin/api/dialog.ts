import { record } from '../record.ts'
import { refuseTheRest } from '../refuse-the-rest.ts'

type Methods = Pick<Electron.Dialog, 'showErrorBox' | 'showMessageBox' | 'showOpenDialog' | 'showSaveDialog'>

// The first argument may be a window; what is asked stands in the last.
function optionsOf<T>(args: readonly [T] | readonly [unknown, T]): T {
  return args.length === 1 ? args[0] : args[1]
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
    const { cancelId = 0, checkboxChecked = false, ...rest } = optionsOf(args)
    record('dialog.showMessageBox', rest)
    return await Promise.resolve({ response: cancelId, checkboxChecked })
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
