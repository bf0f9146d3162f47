import { formatFacts } from '../../../core/export/export-format.ts'
import type { Settings } from '../../settings/settings.ts'
import type { Dialogs } from '../../windows/dialogs.ts'
import type { Handlers } from '../handlers.ts'
import type { ExportService } from '../window-services.ts'

export type ExportHandlerParts = {
  readonly exports: ExportService
  readonly settings: Pick<Settings, 'set'>
  readonly dialogs: Pick<Dialogs, 'chooseExportFolder' | 'chooseExportFile'>
  readonly showInFolder: (path: string) => void
}

type ExportHandlers = Pick<Handlers, Extract<keyof Handlers, `export.${string}`>>

export function exportHandlers({
  exports,
  settings,
  dialogs,
  showInFolder,
}: ExportHandlerParts): ExportHandlers {
  return {
    'export.describe': ({ id }) => exports.describe(id),
    'export.chooseFolder': async (_input, { window }) => {
      const folder = await dialogs.chooseExportFolder(window, exports.folder())
      if (folder === undefined) return null
      settings.set({ exportFolder: folder })
      return folder
    },
    'export.start': async ({ id, choices, saveAs, ofPresent }, { window }) => {
      const [format] = choices.formats
      // Stems are a folder: there is no dialog that would save one.
      if (!saveAs || format === undefined || format === 'stems')
        return exports.start({ id, choices, ofPresent })
      const { ending, name: kind } = formatFacts(format)
      const name = await exports.fileName(id, choices)
      const path = await dialogs.chooseExportFile(window, { folder: exports.folder(), name, ending, kind })
      if (path === undefined) return null
      return exports.start({ id, choices: { ...choices, formats: [format] }, ofPresent: 'replace', path })
    },
    'export.cancel': async ({ job }) => {
      await exports.cancel(job)
      return undefined
    },
    'export.active': async () => [...exports.active()],
    'export.reveal': async ({ job }) => {
      showInFolder(exports.pathOf(job))
      return undefined
    },
  }
}
