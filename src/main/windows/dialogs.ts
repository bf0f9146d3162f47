import { existsSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type { BrowserWindow, Dialog } from 'electron'
import { scriptEndings } from '../../core/script/script-endings.ts'
import { StudioError } from '../../shared/studio-error.ts'

/** The system's dialogs, each belonging to a window. What was cancelled gives nothing. */
export interface Dialogs {
  readonly chooseScripts: (window: number) => Promise<readonly string[]>
  readonly chooseScript: (window: number) => Promise<string | undefined>
  readonly chooseFolder: (window: number, start: string) => Promise<string | undefined>
  /** The file that audio is saved as; the user was asked before one is replaced. */
  readonly chooseAudioFile: (window: number, name: string) => Promise<string | undefined>
}

export type DialogParts = {
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>
  readonly windowOf: (id: number) => BrowserWindow | null
  /** Where the save dialog begins. */
  readonly musicFolder: string
}

const scriptDialog: Electron.OpenDialogOptions = {
  buttonLabel: 'Open',
  properties: ['openFile'],
  filters: [
    { name: 'Scripts', extensions: [...scriptEndings] },
    { name: 'All Files', extensions: ['*'] },
  ],
}

/** The dialogs over Electron's. Always called on its object, so that a test can script them. */
export function createDialogs({ dialog, windowOf, musicFolder }: DialogParts): Dialogs {
  const open = async (window: number, options: Electron.OpenDialogOptions) => {
    const parent = windowOf(window)
    const answer = await (parent === null
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(parent, options))
    return answer.canceled ? [] : answer.filePaths
  }
  const save = async (window: number, options: Electron.SaveDialogOptions) => {
    const parent = windowOf(window)
    const answer = await (parent === null
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(parent, options))
    return answer.canceled || answer.filePath === '' ? undefined : answer.filePath
  }
  return {
    chooseScripts: (window) =>
      open(window, { ...scriptDialog, title: 'Open Script', properties: ['openFile', 'multiSelections'] }),
    async chooseScript(window) {
      const [path] = await open(window, { ...scriptDialog, title: 'Open New Version' })
      return path
    },
    async chooseFolder(window, start) {
      const [folder] = await open(window, {
        title: 'Choose the Library Folder',
        buttonLabel: 'Use This Folder',
        defaultPath: start,
        properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
      })
      return folder
    },
    async chooseAudioFile(window, name) {
      const chosen = await save(window, {
        title: 'Export Audio',
        buttonLabel: 'Export',
        defaultPath: join(musicFolder, basename(name)),
        filters: [{ name: 'WAV Audio', extensions: ['wav'] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      })
      return chosen === undefined ? undefined : withEnding(chosen)
    },
  }
}

// Not every system's dialog adds the ending; then it has not asked about the file that has it either.
function withEnding(path: string): string {
  if (extname(path).toLowerCase() === '.wav') return path
  const ended = `${path}.wav`
  if (existsSync(ended)) throw new StudioError('file-exists', `${ended} is there already.`)
  return ended
}
