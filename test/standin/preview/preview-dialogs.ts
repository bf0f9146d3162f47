import { cancelButton, dialog, optionsOf } from '../api/dialog.ts'
import { pageChannel } from './page-channel.ts'
import type { SheetQuestion } from './sheet-question.ts'
import { askToOpen, askToSave } from './zenity.ts'

const PLAIN: SheetQuestion = {
  title: '',
  detail: '',
  buttons: ['OK'],
  defaultButton: 0,
  cancelButton: 0,
  checkbox: null,
  path: null,
}

/** Puts real dialogs in the place of the recorded ones: zenity for files where it is installed, else sheets. */
export function makeDialogsReal(): void {
  dialog.showOpenDialog = async (
    ...args: [Electron.OpenDialogOptions] | [unknown, Electron.OpenDialogOptions]
  ) => {
    const options = optionsOf(args)
    const filePaths = [...((await askToOpen(options)) ?? (await askInSheet(openQuestion(options))))]
    return { canceled: filePaths.length === 0, filePaths }
  }
  dialog.showSaveDialog = async (
    ...args: [Electron.SaveDialogOptions] | [unknown, Electron.SaveDialogOptions]
  ) => {
    const options = optionsOf(args)
    const [filePath = ''] = (await askToSave(options)) ?? (await askInSheet(saveQuestion(options)))
    return { canceled: filePath === '', filePath }
  }
  dialog.showMessageBox = async (
    ...args: [Electron.MessageBoxOptions] | [unknown, Electron.MessageBoxOptions]
  ) => {
    const options = optionsOf(args)
    const answer = await pageChannel.ask(messageQuestion(options))
    return {
      response: answer?.button ?? cancelButton(options),
      checkboxChecked: answer?.isChecked ?? options.checkboxChecked ?? false,
    }
  }
  dialog.showErrorBox = (title, content) => {
    process.stderr.write(`${title}\n${content}\n`)
    void pageChannel.ask({ ...PLAIN, title, detail: content })
  }
}

async function askInSheet(question: SheetQuestion): Promise<readonly string[]> {
  const answer = await pageChannel.ask(question)
  return answer?.button === 0 ? answer.paths : []
}

function openQuestion({
  title,
  buttonLabel,
  properties = [],
  defaultPath,
}: Electron.OpenDialogOptions): SheetQuestion {
  const kind = properties.includes('openDirectory') ? 'folder' : 'files'
  return {
    ...PLAIN,
    title: title ?? (kind === 'folder' ? 'Choose a folder' : 'Open'),
    buttons: [buttonLabel ?? 'Open', 'Cancel'],
    cancelButton: 1,
    // A browser's chooser does not tell where an empty folder is, so a folder is typed.
    path: {
      kind: kind === 'folder' ? 'typed' : 'files',
      isMultiple: properties.includes('multiSelections'),
      value: kind === 'folder' ? (defaultPath ?? '') : '',
    },
  }
}

function saveQuestion({
  title = 'Save',
  buttonLabel = 'Save',
  defaultPath = '',
}: Electron.SaveDialogOptions): SheetQuestion {
  return {
    ...PLAIN,
    title,
    detail: 'The whole path of the file:',
    buttons: [buttonLabel, 'Cancel'],
    cancelButton: 1,
    path: { kind: 'typed', isMultiple: false, value: defaultPath },
  }
}

function messageQuestion(options: Electron.MessageBoxOptions): SheetQuestion {
  const {
    message,
    detail = '',
    buttons = [],
    defaultId = 0,
    checkboxLabel,
    checkboxChecked = false,
  } = options
  return {
    title: message,
    detail,
    buttons: buttons.length > 0 ? buttons : ['OK'],
    defaultButton: Math.max(0, defaultId),
    cancelButton: cancelButton(options),
    checkbox: checkboxLabel === undefined ? null : { label: checkboxLabel, isChecked: checkboxChecked },
    path: null,
  }
}
