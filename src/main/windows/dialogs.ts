import { existsSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type { BrowserWindow, Dialog } from 'electron'
import { scriptEndings } from '../../core/script/script-endings.ts'
import { StudioError } from '../../shared/studio-error.ts'

/** The system's dialogs, each belonging to a window. What was cancelled gives nothing. */
export interface Dialogs {
  readonly chooseScripts: (window: number) => Promise<readonly string[]>
  readonly chooseScript: (window: number) => Promise<string | undefined>
  /** A picture for a cover or a chapter. */
  readonly choosePicture: (window: number) => Promise<string | undefined>
  /** Audio files. */
  readonly chooseMusic: (window: number, howMany: 'one' | 'several') => Promise<readonly string[]>
  readonly chooseFolder: (window: number, start: string) => Promise<string | undefined>
  /** A folder that files are exported to. */
  readonly chooseExportFolder: (window: number, start: string) => Promise<string | undefined>
  /** A folder that a show is published in. */
  readonly choosePublishFolder: (window: number, start: string | undefined) => Promise<string | undefined>
  /** The file that something is saved as; the user was asked before one is replaced. */
  readonly chooseExportFile: (window: number, file: ExportFile) => Promise<string | undefined>
}

export type ExportFile = {
  /** Where the dialog begins. */
  readonly folder: string
  /** With the ending. */
  readonly name: string
  /** With its dot. */
  readonly ending: string
  /** What the format is called. */
  readonly kind: string
}

export type DialogParts = {
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>
  readonly windowOf: (id: number) => BrowserWindow | null
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
export function createDialogs({ dialog, windowOf }: DialogParts): Dialogs {
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
    async choosePicture(window) {
      const [path] = await open(window, {
        title: 'Choose a Picture',
        buttonLabel: 'Choose',
        properties: ['openFile'],
        filters: [
          { name: 'Pictures', extensions: ['jpg', 'jpeg', 'png'] },
          { name: 'All Files', extensions: ['*'] },
        ],
      })
      return path
    },
    chooseMusic: (window, howMany) =>
      open(window, {
        title: 'Add Music',
        buttonLabel: 'Add',
        properties: howMany === 'one' ? ['openFile'] : ['openFile', 'multiSelections'],
        filters: [
          { name: 'Audio', extensions: ['wav', 'mp3', 'm4a', 'aac', 'flac', 'ogg', 'oga', 'opus'] },
          { name: 'All Files', extensions: ['*'] },
        ],
      }),
    async choosePublishFolder(window, start) {
      const [folder] = await open(window, {
        title: 'Choose a Folder to Publish In',
        buttonLabel: 'Publish Here',
        ...(start === undefined ? {} : { defaultPath: start }),
        properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
      })
      return folder
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
    async chooseExportFolder(window, start) {
      const [folder] = await open(window, {
        title: 'Choose Where to Export',
        buttonLabel: 'Use This Folder',
        defaultPath: start,
        properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
      })
      return folder
    },
    async chooseExportFile(window, { folder, name, ending, kind }) {
      const chosen = await save(window, {
        title: `Export ${kind}`,
        buttonLabel: 'Export',
        defaultPath: join(folder, basename(name)),
        // Of "x.chapters.json" the system's dialogs know the last part alone.
        filters: [{ name: kind, extensions: [extname(ending).slice(1) || ending.slice(1)] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      })
      return chosen === undefined ? undefined : withEnding(chosen, ending)
    },
  }
}

// Not every system's dialog adds the ending; then it has not asked about the file that has it either.
function withEnding(path: string, ending: string): string {
  if (path.toLowerCase().endsWith(ending)) return path
  const ended = `${path}${ending}`
  if (existsSync(ended)) throw new StudioError('file-exists', `${ended} is there already.`)
  return ended
}
