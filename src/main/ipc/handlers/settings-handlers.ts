import type { Dialogs } from '../../windows/dialogs.ts'
import { checkAddress } from '../../engines/gemini/check-address.ts'
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
    'settings.set': async (changes) => {
      const { geminiAddress: address } = changes
      return settings.set(
        typeof address === 'string' ? { ...changes, geminiAddress: checkAddress(address) } : changes,
      )
    },
    'settings.chooseLibrary': async (_input, { window }) => {
      const folder = await dialogs.chooseFolder(window, library.folder())
      if (folder === undefined) return null
      await library.use(folder)
      settings.set({ libraryFolder: folder })
      return folder
    },
  }
}
