import type { ElectronApplication } from '@playwright/test'

/** What the system's open and save dialogs answer from now on; without a path they are cancelled. */
export async function answerDialogs(app: ElectronApplication, path?: string): Promise<void> {
  await app.evaluate(({ dialog }, file) => {
    const canceled = file === undefined
    dialog.showOpenDialog = () => Promise.resolve({ canceled, filePaths: canceled ? [] : [file] })
    dialog.showSaveDialog = () => Promise.resolve({ canceled, filePath: file ?? '' })
  }, path)
}
