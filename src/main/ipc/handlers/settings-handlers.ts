import type { Dialogs } from '../../windows/dialogs.ts'
import type { Settings } from '../../settings/settings.ts'
import type { Handlers } from '../handlers.ts'
import type { LibraryService } from '../window-services.ts'

export type SettingsHandlerParts = {
  readonly settings: Settings
  readonly library: LibraryService
  readonly dialogs: Dialogs
}

export function settingsHandlers({
  settings,
  library,
  dialogs,
}: SettingsHandlerParts): Pick<Handlers, 'settings.get' | 'settings.set' | 'settings.chooseLibrary'> {
  return {
    'settings.get': async () => ({
      settings: settings.get(),
      libraryFolder: library.folder(),
      ...(settings.notice === undefined ? {} : { notice: settings.notice }),
    }),
    'settings.set': async (changes) => settings.set(changes),
    'settings.chooseLibrary': async (_input, { window }) => {
      const folder = await dialogs.chooseFolder(window, library.folder())
      if (folder === undefined) return null
      await library.use(folder)
      settings.set({ libraryFolder: folder })
      return folder
    },
  }
}
