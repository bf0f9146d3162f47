import type { ElectronApplication } from '@playwright/test'

/** What the system's open and save dialogs answer from now on; without a path they are cancelled. */
export async function answerDialogs(app: ElectronApplication, ...paths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    const canceled = filePaths.length === 0
    dialog.showOpenDialog = () => Promise.resolve({ canceled, filePaths: [...filePaths] })
    dialog.showSaveDialog = () => Promise.resolve({ canceled, filePath: filePaths[0] ?? '' })
  }, paths)
}
